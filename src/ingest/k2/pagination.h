// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "ingest/html/dom.h"
#include "records/listing.h"

namespace strongroom::ingest::k2 {

// Reads Joomla's page links (classic lists, Protostar with icons, Joomla 4) and the counter beside them into the
// listing: page, pages, next, previous and page_links. Numbers, rel, title, class and icon tell what a link is; its
// words only where nothing else does.
void read_pagination(html::Node block, const std::string& base_url, records::Listing& listing);

// How many items a full page of the listing holds, from its page links (page 3 starts at row 20); 0 when none tells.
uint32_t rows_a_page(const records::Listing& listing);

}  // namespace strongroom::ingest::k2
