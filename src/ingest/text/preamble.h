// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ingest/text/dump_lines.h"

namespace strongroom::ingest::dump {

// Programs that save pages as text put what they know of a page before it: "URL: https://…", "Title: …".

// How many of a dump's first lines may be such.
inline constexpr size_t preamble_lines_max = 8;

std::string_view without_title_label(std::string_view line);

// The page's address, by itself or behind a label, which becomes furniture; empty when none stands before the first
// item.
std::string take_address(std::vector<DumpLine>& lines);

}  // namespace strongroom::ingest::dump
