// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "ingest/page/byline.h"
#include "ingest/page/card.h"

namespace strongroom::ingest::page {

// The first day that a card states: in microdata, in a time element, or as a short line.
FoundPrintedDate find_card_date(const PageTree& tree, const Card& card, std::string_view lang);

}  // namespace strongroom::ingest::page
