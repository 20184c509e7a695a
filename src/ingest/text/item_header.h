// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "records/item.h"

namespace strongroom::ingest::dump {

// How a header line goes on after its date. A dump keeps to one style.
enum class HeaderStyle {
  Category,  // "11 October 2017 In Harbour News", "١١ أكتوبر ٢٠١٧ في أخبار الميناء", "11 October 2017 | News"
  Dash,      // "11 October 2017 - News", which may also be a dateline
  Alone,     // "Wednesday, 11 October 2017 14:05"
  Byline,    // "Port Lisse, 11 October 2017", "By Ada Quill | 11 October 2017 | 3 min read"
};

struct ItemHeader {
  HeaderStyle style = HeaderStyle::Alone;
  records::PrintedDate date;
  std::string categories;  // as printed; see split_categories
  std::string author;      // of a byline
  bool ambiguous = false;  // day and month could be the other way round
};

// The line if it is the head of an item: a date first, then nothing or a category, and nothing else.
std::optional<ItemHeader> parse_item_header(std::string_view line);

// The line if it is short and tells a day, with a place, a name or labels beside it, and no sentence. `date.verbatim`
// is all of it.
std::optional<ItemHeader> parse_dated_byline(std::string_view line);

// The day of a line that begins with a place, a day and a dash, as news agencies' texts do: "LISSE, 11 October 2017 -
// The quay is open." Its style is Byline; the line is text as well.
std::optional<ItemHeader> parse_dateline(std::string_view line);

// The names of a line like "In Harbour News" or "Published in Harbour News"; empty for any other line.
std::string category_of_label_line(std::string_view line);
// "Tagged under a, b" gives "a, b"; "Written by Press Desk" gives "Press Desk"; empty for any other line.
std::string tags_of_label_line(std::string_view line);
std::string author_of_label_line(std::string_view line);

// "News, Statements" is two categories unless `known` says that it is the name of one; "Youth, Work and Sport" is one.
std::vector<std::string> split_categories(std::string_view printed, const std::vector<std::string>& known);

}  // namespace strongroom::ingest::dump
