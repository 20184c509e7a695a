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

// The date list of a heading that is known to be one's, in the words of any language: what follows the last colon is
// the month or day ("Items by date: October 2017").
std::optional<records::ListingFilter> date_behind_colon(std::string_view heading);
// The name behind the first colon of a heading; empty where there is none.
std::string name_behind_colon(std::string_view heading);

// Of the crumbs of a listing by date, the last one may be its own heading or the day or month of it: that is no place
// in the site, and is taken away.
void drop_own_crumb(records::Listing& listing);

// The month that closes a line ("Home Media Center October 2017"), as a heading that begins there.
std::optional<ListingHeading> parse_closing_month(std::string_view line);

}  // namespace strongroom::ingest
