// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "ingest/html/dom.h"
#include "records/block.h"

namespace strongroom::ingest::html {

// Whether a table holds data (header cells, or at least two rows of at least two cells) rather than laying out a page
// (tables or headings within it, long paragraphs in its cells).
bool is_data_table(Node table);

// A Table block: one row a line, cells apart by U+0009; empty text when no cell says anything. Links are kept.
records::Block table_block(Node table, const std::string& base_url);

}  // namespace strongroom::ingest::html
