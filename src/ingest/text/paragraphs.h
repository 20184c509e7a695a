// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace strongroom::ingest::dump {

// The longest line, in code points, of text that was wrapped by hand or by a mail program.
inline constexpr size_t wrap_width_max = 160;

// The paragraphs of lines that stand together without a blank one between: one paragraph when the lines were wrapped to
// a width (the next line's first word would not have fitted), else one a line. `dump_width` is the longest line of the
// whole dump in code points; a dump with lines beyond wrap_width_max was not wrapped.
std::vector<std::string> paragraphs_of(const std::vector<std::string_view>& lines, size_t dump_width);

}  // namespace strongroom::ingest::dump
