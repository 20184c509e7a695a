// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "web/pages/interface.h"
#include "web/pages/link.h"
#include "web/pages/view.h"

namespace strongroom::web {

// Where one stands in a list of several pages.
struct Pagination {
  std::string page_of;   // "Page 3 of 3"; empty when there are no items
  std::string range;     // "21–28 of 28 items"
  std::string previous;  // path; empty on the first page
  std::string next;
  struct Step {
    Link link;
    bool gap = false;  // some pages are left out before this one
    View view() const;
  };
  std::vector<Step> steps;  // empty when there is one page only

  View view() const;
};

struct PageOf {
  uint64_t page = 1;
  uint64_t pages = 0;
  uint64_t first = 0;
  uint64_t last = 0;
  uint64_t total = 0;
};

Pagination make_pagination(const PageOf& where, const Interface& interface,
                           const std::function<std::string(uint64_t page)>& address);

// The page numbers worth a link: the first, the last, and those around the current one. Ascending.
std::vector<uint64_t> page_numbers(uint64_t page, uint64_t pages);

}  // namespace strongroom::web
