// SPDX-License-Identifier: Apache-2.0
#include "web/pages/missing_page.h"

#include "web/known_gaps.h"
#include "web/pages/error_page.h"

namespace strongroom::web {

Response missing_list_page(const Request& request, const Site& site, const store::ListQuery& query, uint64_t pages) {
  const Interface interface = interface_of(request, site);
  store::ListQuery last = query;
  last.page = pages;
  const Link to_last{interface.text("to_last_page"), addresses_of(request, site).list(last)};
  const std::string detail = interface.format(
      "past_the_end", {{"page", interface.number(query.page)}, {"pages", interface.plural("pages", pages)}});
  return error_page(request, site, 404, detail, {to_last});
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
