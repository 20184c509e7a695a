// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "records/listing.h"

namespace strongroom::archive {

// The address of page `page` of a listing, worked out from addresses of other pages of it: a page number in the path or
// query ("/page/3", "?page=3"), or an offset of rows ("?start=20", as Joomla writes it). An address that is known is
// given as it is. nullopt when the known ones do not tell.
std::optional<std::string> address_of_page(const std::vector<records::PageLink>& known, uint32_t page);

// A relative address made whole with the site's ("https://example.org"); nullopt when that is unknown too.
std::optional<std::string> whole_address(const std::string& url, const std::string& site_url);

}  // namespace strongroom::archive
