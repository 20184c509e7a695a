// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <vector>

#include "ingest/page/page_tree.h"

namespace strongroom::ingest::page {

// The elements of a listing's main part that show one item each: children of one parent that are built alike, at least
// three (two articles), each with a title that is a link or a heading. Of nested repetitions (sections of cards) the
// inner one. In document order, never one inside another. Linear.
std::vector<size_t> find_cards(const PageTree& tree, size_t main_part);

// The element that is a card's title: its first heading, else its longest link; the card itself where it has neither.
size_t title_of_card(const PageTree& tree, size_t card);

// The address a card leads to: of its title, or of the link around it; empty when it leads nowhere.
std::string_view address_of_card(const PageTree& tree, size_t card, size_t title);

}  // namespace strongroom::ingest::page
