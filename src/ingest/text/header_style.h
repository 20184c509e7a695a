// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "ingest/text/dump_lines.h"

namespace strongroom::ingest::dump {

// A dump keeps to one style of headers, and to one label in them ("In") for each direction of writing: lines that look
// like headers in another way are text ("11 October 2017" below a letter, "5 October 2017 in Lisse"), but for a date
// that stands where an item without a category begins.
void keep_one_header_style(std::vector<DumpLine>& lines);

// A dump without any header is read by its bylines, or else by its datelines, in front of which a header is put.
void promote_bylines(std::vector<DumpLine>& lines);

}  // namespace strongroom::ingest::dump
