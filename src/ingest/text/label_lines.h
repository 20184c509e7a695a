// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ingest/text/labels.h"

namespace strongroom::ingest::dump {

inline constexpr size_t category_bytes_max = 160;

// Whether a line ends as sentences do, and names do not.
bool ends_like_sentence(std::string_view line);

// A name of up to ten words, not a sentence.
bool is_category(std::string_view name);

// "Ada Quill and Bo Marsh": each word begins with a capital, as a sentence's do not.
bool is_names(std::string_view names);

// The names of a line like "Published in Harbour News", or "In Harbour News" where a weak label is enough; empty for
// any other line.
std::string category_of_label_line(std::string_view line, LabelStrength least);
// "Tagged under a, b" gives "a, b"; "Written by Press Desk" gives "Press Desk"; empty for any other line.
std::string tags_of_label_line(std::string_view line);
std::string author_of_label_line(std::string_view line);

// Any of the three.
bool is_label_line(std::string_view line);

// "News, Statements" is two categories unless `known` says that it is the name of one; "Youth, Work and Sport" is one.
std::vector<std::string> split_categories(std::string_view printed, const std::vector<std::string>& known);

}  // namespace strongroom::ingest::dump
