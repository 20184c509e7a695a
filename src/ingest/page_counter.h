// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace strongroom::ingest {

// "Page 3 of 3", "Page 3/3", "صفحة ٣ من أصل ٣", in the languages of page_counter.cc and digits of any script.
struct PageCounter {
  uint32_t page = 1;
  uint32_t pages = 1;
  friend bool operator==(const PageCounter&, const PageCounter&) = default;
};

// A counter at the beginning of a line, or behind nothing but page links, and where it ends: what follows may have run
// into it when a page became text ("Page 3 of 3 Home News"). Lines beyond 600 bytes hold none.
struct LeadingCounter {
  PageCounter counter;
  size_t end = 0;  // byte behind it
};

std::optional<LeadingCounter> find_leading_counter(std::string_view line);

// The counter of a line that holds nothing else but page links and how many items there are ("Results 21 - 30 of 70").
std::optional<PageCounter> parse_page_counter(std::string_view line);

// "Results 21 - 30 of 70", "Showing 21 to 30 of 70 items", and nothing else.
bool is_result_range(std::string_view line);

// The page that such a range is of, where all pages before it have as many rows as it has: "Results 21 - 30 of 70" is
// page 3 of 7. The last page of several may have fewer, and tells nothing.
std::optional<PageCounter> counter_of_range(std::string_view line);

// A line of nothing but page links: "Start Prev 1 2 3 Next End", also where they ran together.
bool is_page_link_line(std::string_view line);
// One page link by itself: "Prev", "12".
bool is_page_link(std::string_view word);

}  // namespace strongroom::ingest
