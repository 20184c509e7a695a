// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ingest/document.h"
#include "ingest/page/card.h"
#include "ingest/page/page_head.h"
#include "ingest/page/page_tree.h"
#include "ingest/page/structured_items.h"

namespace strongroom::ingest::page {

// What is known of a page that lists things. All of it must outlive the reading.
struct ListingSources {
  const PageTree& tree;
  size_t list = 0;  // the element
  const std::vector<Card>& cards;
  const std::vector<StructuredItem>& told;  // by the page's data
  const PageHead& head;
  const std::string& title;
};

// Reads the page into one listing and its items. A card's item begins with its title as a heading block, and has from
// the page's data what it does not show; what the data tells of beyond the cards stands behind them. Text of the page's
// own that belongs to no card (an introduction, a plain list) is one item with the page's address and heading, before
// the others: nothing that a reader saw is lost.
void read_listing_page(const ListingSources& sources, const Limits& limits, Extraction& extraction);

}  // namespace strongroom::ingest::page
