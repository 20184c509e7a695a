// SPDX-License-Identifier: Apache-2.0
#include "web/pages/home_page.h"

#include "web/pages/provenance.h"
#include "web/pages/structured_data.h"
#include "web/pages/terms_group.h"

namespace strongroom::web {

namespace {

constexpr size_t months_max = 14;
constexpr size_t terms_max = 8;

LinkGroup months_group(const store::Store& store, const Interface& interface, const Addresses& addresses) {
  LinkGroup group{interface.text("months"), {}, {interface.text("whole_archive"), addresses.page("/archive")}};
  for (const auto& [month, items] : store.months(std::nullopt)) {
    if (group.links.size() == months_max) break;
    group.links.push_back({interface.month(month), addresses.month(month), interface.number(items)});
  }
  return group;
}

}  // namespace

View HomePage::view() const {
  return View::of({{"frame", frame.view()},
                   {"about", about},
                   {"entries", View::list(entries)},
                   {"entry_level", "3"},
                   {"all", all.view()},
                   {"groups", View::list(groups)},
                   {"checkpoint", checkpoint},
                   {"verify", verify}});
}

Response home_page(const Request& request, const PathParts&, const Site& site) {
  const Interface interface = interface_of(request, site);
  const Addresses addresses = addresses_of(request, site);
  const store::Store& store = site.store();

  HomePage page;
  page.frame = make_frame(request, site, Section::Home, "", "/");
  page.frame.feeds = feed_links(addresses.home(), page.frame.archive_name);
  page.frame.structured_data = {website_data(page.frame, addresses)};
  page.about = interface.about();
  page.entries = make_entries(store.list({.page_size = site.archive().config().page_size}).items, interface, addresses);
  page.all = {interface.text("whole_archive"), addresses.page("/archive")};
  page.groups = {months_group(store, interface, addresses),
                 terms_group(store::TermKind::Category, terms_max, store, interface, addresses),
                 terms_group(store::TermKind::Language, terms_max, store, interface, addresses),
                 terms_group(store::TermKind::Tag, terms_max, store, interface, addresses)};
  page.checkpoint = interface.plural("log_covers", read_checkpoint(site.archive().checkpoint()).size);
  page.verify = addresses.page("/verify");
  return respond(request, site, "home_page", page.view());
}

}  // namespace strongroom::web
