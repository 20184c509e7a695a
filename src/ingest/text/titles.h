// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "ingest/text/dump_lines.h"

namespace strongroom::ingest::dump {

// Makes one line of a title below a header that was wrapped with the text of the dump: two or three lines that stand
// apart and end in no full stop. To be called before mark_titles.
void join_wrapped_titles(std::vector<DumpLine>& lines);

// Turns the lines that are the items' titles from Text into Title. A dump has titles in one place or nowhere - right
// above each header, right below it, or a blank line away - so that the place is found by what its items agree on: a
// third of them where blank lines set the title apart from the text, half or nearly all of them where they do not.
// Without such a place it is the line above a header where the item before has ended in its source or its footer.
void mark_titles(std::vector<DumpLine>& lines, const std::vector<std::string>& categories);

}  // namespace strongroom::ingest::dump
