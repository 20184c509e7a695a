// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "ingest/text/dump_lines.h"

namespace strongroom::ingest::dump {

// Makes furniture of the lines that may be a label or a title ("Report", "Newsletter"), or are numbers alone, where one
// beside them is the page's own; elsewhere they are text.
void settle_doubtful_labels(std::vector<DumpLine>& lines);

// Settles which lines that may end an item (LineKind::Related) do: those with most of the item's running text above
// them. The others become furniture, as do the headers of the related items below one that ends an item, which have a
// date and no text. Linear.
void settle_related(std::vector<DumpLine>& lines);

}  // namespace strongroom::ingest::dump
