// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "web/pages/frame.h"
#include "web/pages/link_group.h"
#include "web/router.h"

namespace strongroom::web {

// The whole archive at a glance: a row a year, a column a month, each cell with its count.
struct ArchivePage {
  struct Month {
    std::string href;  // empty when nothing is held
    std::string count;
    std::string label;  // "October 2017: 28 items"
    int shade = 0;
    bool lacking = false;  // its own lists have pages that no capture shows
    bool outside = false;  // before the first month or after the last
    View view() const;
  };
  struct Year {
    std::string name;
    std::string href;
    std::string total;
    std::vector<Month> months;  // always twelve
    View view() const;
  };
  struct MonthName {
    std::string brief;
    std::string full;
    View view() const { return View::of({{"brief", brief}, {"full", full}}); }
  };
  struct Step {
    int shade = 0;
    std::string range;  // "1–7"
    View view() const { return View::of({{"shade", std::to_string(shade)}, {"range", range}}); }
  };
  Frame frame;
  std::string total;
  std::vector<MonthName> month_names;
  std::vector<Year> years;
  std::vector<Step> legend;
  bool any_lacking = false;
  std::vector<LinkGroup> groups;

  View view() const;
};

// "/archive": counts by year and month, categories, tags, authors, sources and languages.
Response archive_page(const Request& request, const PathParts& parts, const Site& site);

}  // namespace strongroom::web
