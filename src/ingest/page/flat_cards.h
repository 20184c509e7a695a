// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

#include "ingest/page/card.h"
#include "ingest/page/item_signs.h"

namespace strongroom::ingest::page {

// The items of a listing that stand in one element without an element of their own each: heading, date, paragraph,
// heading, date, paragraph; or dt, dd, dt, dd. An item begins at each of at least three titles that are built alike,
// or at the date or picture that stands above each of them, and most are linked or dated: else they are the chapters
// of a text. In their order; empty when there are none. Linear in the number of children.
std::vector<Card> find_flat_cards(const PageTree& tree, const std::vector<ItemSigns>& signs, size_t element);

// The same where line breaks part the items: lines of a link and a date, or pieces parted by empty lines.
std::vector<Card> find_line_cards(const PageTree& tree, const std::vector<ItemSigns>& signs, size_t element,
                                  std::string_view lang);

}  // namespace strongroom::ingest::page
