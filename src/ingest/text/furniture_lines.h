// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

namespace strongroom::ingest::dump {

// Lines that a list or an item's page prints around its texts, in the words of K2's language packs and of common themes
// (furniture_lines.cc). Each is told by the whole line.

// "Read more...", "Continue reading", "Read more: Ships wait for the lamp".
bool is_read_more(std::string_view line);

// The space before a "Read more..." or "[Read more]" that ran into the end of a text; npos for none.
size_t read_more_at_end(std::string_view line);
// "[Read more]" without its brackets.
std::string_view without_brackets(std::string_view words);

// Page links, print and share buttons, ratings, how often an item was read, rules.
bool is_furniture(std::string_view line);

// "More in this category: …", "Related items": nothing of the item follows.
bool is_item_footer(std::string_view line);

}  // namespace strongroom::ingest::dump
