// SPDX-License-Identifier: Apache-2.0
#include "web/pages/error_page.h"

#include <array>

#include "web/assets.h"
#include "web/pages/templates.h"

namespace strongroom::web {

namespace {

constexpr size_t months_max = 12;

std::string sentence_name(unsigned status) {
  constexpr std::array known = {400U, 404U, 405U, 410U, 503U};
  for (const unsigned one : known) {
    if (status == one) return "error_" + std::to_string(status);
  }
  return status < 500 ? "error_400" : "error_500";
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

Response rendered(ErrorPage page, const Request& request, const Site& site, unsigned status) {
  const Interface interface = interface_of(request, site);
  const std::string name = sentence_name(status);
  page.status = std::to_string(status);
  page.heading = interface.text(name + "_heading");
  page.text = interface.text(name + "_text");
  page.frame.own_title = page.heading;
  page.frame.title = page.heading + " · " + page.frame.archive_name;
  page.frame.indexed = false;

  Response response;
  response.status = status;
  response.body = site.templates().render("error_page", request.lang, page.view());
  response.caching = status < 500 ? Caching::Revalidate : Caching::Never;
  return response;
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
  if (status >= 500) return bare_error_page(request, site, status, detail);
  const Interface interface = interface_of(request, site);
  ErrorPage page;
  page.frame = make_frame(request, site, Section::None, "", request.path);
  page.frame.canonical.clear();
  page.months = newest_months(site, interface, addresses_of(request, site));
  page.detail = detail;
  page.ways_on = ways_on;
  return rendered(std::move(page), request, site, status);
}

Response bare_error_page(const Request& request, const Site& site, unsigned status, const std::string& detail) {
  ErrorPage page;
  page.detail = detail;
  page.frame = bare_frame(request, site, interface_of(request, site), addresses_of(request, site));
  return rendered(std::move(page), request, site, status);
}

}  // namespace strongroom::web
