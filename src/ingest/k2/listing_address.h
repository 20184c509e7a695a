// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "records/listing.h"

namespace strongroom::ingest::k2 {

// What the address of a K2 listing says by itself.
struct ListingAddress {
  records::ListingFilter filter;
  std::optional<uint32_t> start;  // rows before this page, where told
};

// Reads the addresses of Joomla with and without search-engine friendly URLs, menu paths, "index.php", language
// prefixes and ".html"; nullopt for an address of anything but a listing:
//   index.php?option=com_k2&view=itemlist&task=date&year=2017&month=10&limitstart=20
//   /en/media/itemlist/date/2017/10.html?start=20   /component/k2/itemlist/category/4-news
//   /en/media/date/2017/10                          (K2's own friendly URLs)
std::optional<ListingAddress> parse_listing_address(std::string_view url);

// The same page without what only chooses its form: feed, print and template parameters.
std::string page_of_variant(std::string_view url);

}  // namespace strongroom::ingest::k2
