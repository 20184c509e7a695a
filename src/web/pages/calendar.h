// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "web/pages/addresses.h"
#include "web/pages/interface.h"
#include "web/pages/view.h"

namespace strongroom::web {

// How strongly a cell is shaded, 0 to 4, by its share of the greatest count; small counts stay pale. `shaded_max` is
// the greatest count of a shade.
int shade(uint64_t count, uint64_t greatest);
uint64_t shaded_max(int shade, uint64_t greatest);

// A month as a table of weeks, each day with the number of items the archive holds of it.
struct Calendar {
  struct Day {
    std::string number;  // empty for a cell outside the month
    std::string href;    // empty when there are no items
    std::string label;   // "11 October 2017: 2 items"
    int shade = 0;
    bool current = false;
    View view() const;
  };
  struct Week {
    std::vector<Day> days;  // always seven
    View view() const { return View::of({{"days", View::list(days)}}); }
  };
  struct Weekday {
    std::string brief;
    std::string full;
    View view() const { return View::of({{"brief", brief}, {"full", full}}); }
  };
  std::string caption;
  std::vector<Weekday> weekdays;
  std::vector<Week> weeks;

  View view() const;
};

// `items_of_days`: [0] is day 1. `current_day` is the day whose page this is, or 0.
Calendar make_calendar(const YearMonth& month, const std::vector<uint64_t>& items_of_days, int current_day,
                       const Interface& interface, const Addresses& addresses);

}  // namespace strongroom::web
