// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "ingest/text/dump_lines.h"

namespace strongroom::ingest::dump {

// Reads the dates of headers by what the rest of the dump tells, where they can be read in more than one way
// (ingest/settled_dates.h). A doubtful header ("11 Oct 17") that nothing confirms becomes text, but for one that names
// a category in a dump without any surer header.
void settle_header_dates(std::vector<DumpLine>& lines);

}  // namespace strongroom::ingest::dump
