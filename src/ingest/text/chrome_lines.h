// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "ingest/text/dump_lines.h"

namespace strongroom::ingest::dump {

// Settles which lines that may end an item (LineKind::Related) do: those with most of the item's running text above
// them. The others become furniture, as do the headers of the related items below one that ends an item, which have a
// date and no text. Linear.
void settle_related(std::vector<DumpLine>& lines);

}  // namespace strongroom::ingest::dump
