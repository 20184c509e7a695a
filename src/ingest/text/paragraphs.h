// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ingest/text/dump_lines.h"

namespace strongroom::ingest::dump {

// The longest line, in code points, of text that was wrapped by hand or by a mail program.
inline constexpr size_t wrap_width_max = 160;

// The marks of links that were taken out of a line count as they stood in it.

// The width in code points to which the text of a dump was wrapped: its longest line, where many lines end in the
// middle of a sentence and none is longer than wrap_width_max. More than that when it was not wrapped.
size_t wrap_width_of(const std::vector<DumpLine>& lines);

// The paragraphs of lines that stand together without a blank one between: one paragraph when the lines were wrapped to
// a width (the next line's first word would not have fitted), else one a line. `dump_width` is what wrap_width_of says.
std::vector<std::string> paragraphs_of(const std::vector<const DumpLine*>& lines, size_t dump_width);

// Whether the first word of `next` would not have fitted behind `line` in a text of that width.
bool is_wrapped_line(const DumpLine& line, const DumpLine& next, size_t width);

}  // namespace strongroom::ingest::dump
