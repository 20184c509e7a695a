// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "ingest/text/dump_lines.h"

namespace strongroom::ingest::dump {

// A page that a browser printed has a line below each sheet, "https://example.org/news 1/2", and one above it with the
// day of printing and the page's title, "10/30/2017 Harbour Office". Makes furniture of both and gives the address;
// empty where there are none.
std::string take_print_marks(std::vector<DumpLine>& lines);

}  // namespace strongroom::ingest::dump
