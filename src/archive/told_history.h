// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "archive/item_matcher.h"
#include "records/record.h"

namespace strongroom::archive {

// Of the earlier states that a source tells of an item, those that are not among the item's revisions, in their order.
// One is there when the same source told it before (the same words of the same day) or a capture showed its text. Pure;
// the result lives as long as `found`.
std::vector<const records::ToldState*> states_not_had(const FoundState& found,
                                                      const std::vector<records::ItemRevision>& history);

}  // namespace strongroom::archive
