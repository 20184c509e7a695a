// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

#include "ingest/text/dump_lines.h"

namespace strongroom::ingest::dump {

// Reads the dates of headers by what the rest of the dump tells, where they can be read in more than one way
// (ingest/settled_dates.h). A doubtful header ("11 Oct 17") that nothing confirms becomes text, but for one that names
// a category in a dump without any surer header. `address` is the page's, if known.
void settle_header_dates(std::vector<DumpLine>& lines, std::string_view address);

}  // namespace strongroom::ingest::dump
