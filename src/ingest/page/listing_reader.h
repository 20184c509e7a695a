// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ingest/document.h"
#include "ingest/page/page_head.h"
#include "ingest/page/page_tree.h"

namespace strongroom::ingest::page {

// Reads a page that lists things into one listing and its items. A card's item begins with its title as a heading
// block. Text of the page's own that belongs to no card (an introduction, a plain list) is one item with the page's
// address and heading, before the others: nothing that a reader saw is lost.
void read_listing_page(const PageTree& tree, size_t list, const std::vector<size_t>& cards, const PageHead& head,
                       const std::string& title, const Limits& limits, Extraction& extraction);

}  // namespace strongroom::ingest::page
