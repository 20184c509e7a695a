// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/document.h"
#include "ingest/listing_heading.h"
#include "ingest/text/item_header.h"

namespace strongroom::ingest::dump {

enum class LineKind {
  Blank,
  Text,
  Header,      // of an item
  Title,       // decided when all lines are known
  Label,       // "Published in …", "Tagged under …", "Written by …"
  ReadMore,    // "Read more..."
  Counter,     // "Page 3 of 3"
  Heading,     // "Items filtered by date: October 2017", perhaps with breadcrumbs before it
  Crumbs,      // "Home » News"
  Furniture,   // page links, print and mail links, "Read 12 times"
  ItemFooter,  // "More in this category:" and the like: nothing of the item follows
  Related,     // "Related articles", "© 2019 …": may end an item; decided when all lines are known
};

// One line of a dump and what it is.
struct DumpLine {
  LineKind kind = LineKind::Blank;
  std::string text;     // cleaned
  uint64_t offset = 0;  // in the decoded text
  std::optional<ItemHeader> header;
  std::optional<ItemHeader> byline;  // of a Text line that heads an item where the dump has no headers
  std::optional<PageCounter> counter;
  std::optional<ListingHeading> heading;
};

// Splits at LF, CR LF and CR and tells each line's kind by itself. A line beyond the limit ends the reading with a
// fault.
std::vector<DumpLine> classify_lines(std::string_view utf8, const Limits& limits, std::vector<Error>& faults);

}  // namespace strongroom::ingest::dump
