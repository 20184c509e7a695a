// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/text/label_lines.h"
#include "records/item.h"

namespace strongroom::ingest::dump {

// How a header line goes on after its date. A dump keeps to one style.
enum class HeaderStyle {
  Category,  // "11 October 2017 In Harbour News", "١١ أكتوبر ٢٠١٧ في أخبار الميناء", "11 October 2017 | News"
  CategoryFirst,  // "Published in Harbour News on 11 October 2017", "News | 11 October 2017"
  Dash,           // "11 October 2017 - News", "11 October 2017, Port Lisse", which may also be a dateline
  Alone,          // "Wednesday, 11 October 2017 14:05"
  Byline,         // "Port Lisse, 11 October 2017", "By Ada Quill | 11 October 2017 | 3 min read"
};

struct ItemHeader {
  HeaderStyle style = HeaderStyle::Alone;
  records::PrintedDate date;
  std::string categories;  // as printed; see split_categories
  std::string label;       // what stands before the date and joins it to its category, as printed ("In")
  std::string author;      // of a byline
  bool ambiguous = false;  // day and month could be the other way round
  // "11 Oct 17": a date only where the rest of the dump says so (header_dates.h).
  bool is_doubtful = false;
};

// The line if it is the head of an item: a date first, then nothing or a category, and nothing else.
std::optional<ItemHeader> parse_item_header(std::string_view line);

// The line if it is short and tells a day, with a place, a name or labels beside it, and no sentence. `date.verbatim`
// is all of it.
std::optional<ItemHeader> parse_dated_byline(std::string_view line);

// The day of a line that begins with a place, a day and a dash, as news agencies' texts do: "LISSE, 11 October 2017 -
// The quay is open." Its style is Byline; the line is text as well.
std::optional<ItemHeader> parse_dateline(std::string_view line);

}  // namespace strongroom::ingest::dump
