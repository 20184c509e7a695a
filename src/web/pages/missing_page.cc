// SPDX-License-Identifier: Apache-2.0
#include "web/pages/missing_page.h"

#include "web/known_gaps.h"
#include "web/pages/error_page.h"

namespace strongroom::web {

Response page_past_the_end(const Request& request, const Site& site, uint64_t page, uint64_t pages,
                           const std::string& last) {
  const Interface interface = interface_of(request, site);
  const std::string detail =
      interface.format("past_the_end", {{"page", interface.number(page)}, {"pages", interface.plural("pages", pages)}});
  return error_page(request, site, 404, detail, {{interface.text("to_last_page"), last}});
}

Response page_without_number(const Request& request, const Site& site, const std::string& first) {
  const Interface interface = interface_of(request, site);
  return error_page(request, site, 404, interface.text("no_page_number"), {{interface.text("to_first_page"), first}});
}

Response missing_period(const Request& request, const Site& site, const store::ListQuery& query) {
  const Interface interface = interface_of(request, site);
  const Addresses addresses = addresses_of(request, site);
  const YearMonth wanted = query.month ? *query.month
                           : query.day ? YearMonth::of(*query.day)
                                       : YearMonth{static_cast<int16_t>(query.year.value_or(1)), 1};
  std::vector<Link> nearest;
  std::optional<YearMonth> newer;
  std::optional<YearMonth> older;
  for (const auto& [month, items] : site.store().months(query.term)) {
    if (month > wanted) newer = month;
    if (month <= wanted && !older) older = month;
  }
  for (const auto& month : {older, newer}) {
    if (!month) continue;
    const store::ListQuery near{.term = query.term, .month = *month};
    nearest.push_back({interface.month(*month), addresses.list(near)});
  }
  const bool promised = query.month && !query.term && !site.gaps().pages_of(*query.month).empty();
  const auto& detail = interface.text(promised ? "nothing_held_but_promised" : "nothing_held_of_period");
  return error_page(request, site, 404, detail, nearest);
}

}  // namespace strongroom::web
