// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "ingest/page/card.h"

namespace strongroom::ingest::page {

// The parts of a listing's main part that show one item each: children of one parent that are built alike, at least
// three (two articles), each with a title that is a link or a heading, or a link and a day; else what `flat_cards.h`
// finds. Of nested repetitions (sections of cards) the inner one. In document order, never one inside another. Linear.
std::vector<Card> find_cards(const PageTree& tree, size_t main_part, std::string_view lang);

// The element that is a card's title: its first heading, else what its class names a title, else its longest link.
std::optional<size_t> title_of_card(const PageTree& tree, const Card& card);

// The address a card leads to: of its title, or of the link around it; empty when it leads nowhere.
std::string_view address_of_card(const PageTree& tree, const Card& card, std::optional<size_t> title);

}  // namespace strongroom::ingest::page
