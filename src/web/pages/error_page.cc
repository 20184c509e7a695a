// SPDX-License-Identifier: Apache-2.0
#include "web/pages/error_page.h"

#include <array>

#include "web/assets.h"
#include "web/pages/templates.h"

namespace strongroom::web {

namespace {

constexpr size_t months_max = 12;

std::string sentence_name(unsigned status) {
  constexpr std::array known = {400U, 404U, 405U, 410U};
  for (const unsigned one : known) {
    if (status == one) return "error_" + std::to_string(status);
  }
  return "error_500";
}

// What can be said of the site without its store, which may be what is broken.
Frame bare_frame(const Request& request, const Site& site, const Interface& interface, const Addresses& addresses) {
  Frame frame;
  frame.lang = interface.lang();
  frame.dir = interface.dir();
  frame.archive_name = interface.archive_name();
  frame.style = site.assets().url("site.css");
  frame.icon = site.assets().url("icon.svg");
  frame.home = addresses.home();
  frame.search = addresses.page("/search");
  frame.query = std::string(request.parameter("q").value_or(""));
  return frame;
}

LinkGroup newest_months(const Site& site, const Interface& interface, const Addresses& addresses) {
  LinkGroup group{interface.text("months"), {}, {interface.text("whole_archive"), addresses.page("/archive")}};
  for (const auto& [month, items] : site.store().months(std::nullopt)) {
    if (group.links.size() == months_max) break;
    group.links.push_back({interface.month(month), addresses.month(month), interface.number(items)});
  }
  return group;
}

}  // namespace

View ErrorPage::view() const {
  return View::of({{"frame", frame.view()},
                   {"status", status},
                   {"heading", heading},
                   {"text", text},
                   {"detail", detail},
                   {"ways_on", View::list(ways_on)},
                   {"months", months.view()}});
}

Response error_page(const Request& request, const Site& site, unsigned status, const std::string& detail,
                    const std::vector<Link>& ways_on) {
  const Interface interface = interface_of(request, site);
  const Addresses addresses = addresses_of(request, site);
  ErrorPage page;
  if (status < 500) {
    page.frame = make_frame(request, site, Section::None, "", request.path);
    page.frame.canonical.clear();
    page.months = newest_months(site, interface, addresses);
  } else {
    page.frame = bare_frame(request, site, interface, addresses);
  }
  const std::string name = sentence_name(status);
  page.status = std::to_string(status);
  page.heading = interface.text(name + "_heading");
  page.text = interface.text(name + "_text");
  page.detail = detail;
  page.ways_on = ways_on;
  page.frame.title = page.heading + " · " + page.frame.archive_name;
  page.frame.indexed = false;

  Response response;
  response.status = status;
  response.body = site.templates().render("error_page", request.lang, page.view());
  response.caching = status < 500 ? Caching::Revalidate : Caching::Never;
  return response;
}

}  // namespace strongroom::web
