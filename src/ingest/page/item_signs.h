// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/page/page_tree.h"

namespace strongroom::ingest::page {

// What stands in an element, itself and below, that an item of a listing has.
struct ItemSigns {
  bool heading = false;
  bool link = false;
  bool day = false;  // a short line that prints one, or a time element
  bool picture = false;
  uint32_t linked_words = 0;  // that are no chrome
};

// Of each element of the part; all others have none. Linear.
std::vector<ItemSigns> item_signs(const PageTree& tree, size_t part, std::string_view lang);

// What siblings that are built alike share: the tag and, where it may tell them from others, the first class without
// its numbers ("views-row-3", "post-118").
std::string likeness(const html::Node& node);

bool is_heading(const html::Node& node);

// Whether a piece of text is a line that prints a day, and not a sentence that tells of one.
bool is_dated_line(std::string_view line, std::string_view lang);

}  // namespace strongroom::ingest::page
