// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/document.h"
#include "ingest/listing_heading.h"
#include "ingest/page_counter.h"
#include "ingest/text/item_header.h"
#include "ingest/text/link_references.h"

namespace strongroom::ingest::dump {

enum class LineKind {
  Blank,
  Text,
  Header,      // of an item
  Title,       // decided when all lines are known
  ReadMore,    // "Read more..."
  Counter,     // "Page 3 of 3"
  Heading,     // "Items filtered by date: October 2017", perhaps with breadcrumbs before it
  Crumbs,      // "Home » News"
  Furniture,   // page links, print and mail links, "Read 12 times"
  ItemFooter,  // "More in this category:" and the like: nothing of the item follows
  Related,     // "Related articles", "© 2019 …": may end an item; decided when all lines are known
};

enum class TitleOf { HeaderBelow, HeaderAbove };

// One line of a dump and what it is.
struct DumpLine {
  LineKind kind = LineKind::Blank;
  TitleOf title_of = TitleOf::HeaderBelow;  // of a Title
  std::string text;                         // cleaned, without Markdown where the dump is written in it
  uint64_t offset = 0;                      // in the decoded text
  std::optional<ItemHeader> header;
  bool may_be_byline = false;  // of a Text line that heads an item where the dump has no headers
  std::optional<PageCounter> counter;
  std::optional<ListingHeading> heading;
  std::vector<LineLink> links = {};  // where the dump tells addresses
  size_t marks = 0;                  // bytes of link marks that are no longer in the text
  bool is_joined = false;            // was several lines, so that its length says nothing of the dump's width
};

// Splits at LF, CR LF and CR, without the marks of a mail that quotes the dump (mail_quotes.h), and behind a counter
// into which breadcrumbs have run, and tells each line's kind by itself. The marks of links and the lists of their
// addresses (link_references.h) are no text. Of several blank lines one is kept. A line beyond the limit, and more
// lines than lines_max, end the reading with a fault.
std::vector<DumpLine> classify_lines(std::string_view utf8, const Limits& limits, std::vector<Error>& faults);

inline constexpr size_t lines_max = 1'000'000;  // not counting repeated blank ones

// Without the sign of a list's entry before it: "* Home", "• Home".
std::string_view without_bullet(std::string_view line);

}  // namespace strongroom::ingest::dump
