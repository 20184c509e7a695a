// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "ingest/text/dump_lines.h"

namespace strongroom::ingest::dump {

// Puts together what a page prints as one and a dump has on several lines: an item's date and "In" and the category, a
// label ("Published in", "Tagged under") and its names, a listing's heading that was wrapped, breadcrumbs of which each
// stands on a line of its own. The first of the lines becomes the whole, the others furniture. Linear.
void join_split_lines(std::vector<DumpLine>& lines);

}  // namespace strongroom::ingest::dump
