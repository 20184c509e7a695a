// SPDX-License-Identifier: Apache-2.0
#include "web/pages/about_page.h"

namespace strongroom::web {

View AboutPage::view() const {
  return View::of({{"frame", frame.view()},
                   {"about", about},
                   {"holds", holds},
                   {"site", site},
                   {"time_zone", time_zone},
                   {"verify", verify},
                   {"api", api}});
}

Response about_page(const Request& request, const PathParts&, const Site& site) {
  const Interface interface = interface_of(request, site);
  const Addresses addresses = addresses_of(request, site);
  AboutPage page;
  page.frame = make_frame(request, site, Section::About, interface.text("nav_about"), "/about");
  page.frame.breadcrumbs = {{interface.text("nav_about"), addresses.page("/about"), {}, true}};
  page.about = interface.about();
  page.holds = page.frame.footing;
  page.site = site.archive().config().site;
  page.time_zone = site.archive().config().time_zone;
  page.verify = addresses.page("/verify");
  page.api = "/api/openapi.json";
  return respond(request, site, "about_page", page.view());
}

}  // namespace strongroom::web
