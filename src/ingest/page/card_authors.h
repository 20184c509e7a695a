// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "ingest/page/card.h"
#include "records/item.h"

namespace strongroom::ingest::page {

// The authors that a card names in an element marked so: by microdata, a link's rel, or a class.
std::vector<records::Term> find_card_authors(const PageTree& tree, const Card& card, const std::string& base_url);

}  // namespace strongroom::ingest::page
