// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "records/listing.h"

namespace strongroom::ingest {

// What a listing's heading says it lists: "Items filtered by date: October 2017", "Displaying items by tag: harbour",
// "العناصر المفلترة حسب التاريخ: أكتوبر 2017".
struct ListingHeading {
  records::ListingFilter filter;
  size_t start = 0;  // byte of the line at which the heading begins; breadcrumbs may run into it from the left
};

// Nullopt when the line holds no such heading. Lines beyond 600 bytes hold none.
std::optional<ListingHeading> parse_listing_heading(std::string_view line);

// The month that closes a line ("Home Media Center October 2017"), as a heading that begins there.
std::optional<ListingHeading> parse_closing_month(std::string_view line);

// "Page 3 of 3", in the languages of listing_heading.cc and digits of any script, at the end of a line that holds
// nothing else but the labels and numbers of page links.
struct PageCounter {
  uint32_t page = 1;
  uint32_t pages = 1;
  friend bool operator==(const PageCounter&, const PageCounter&) = default;
};

std::optional<PageCounter> parse_page_counter(std::string_view line);

// A line of nothing but page links: "Start Prev 1 2 3 Next End".
bool is_page_link_line(std::string_view line);
// One page link by itself: "Prev", "12".
bool is_page_link(std::string_view word);

}  // namespace strongroom::ingest
