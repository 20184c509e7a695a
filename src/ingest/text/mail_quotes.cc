// SPDX-License-Identifier: Apache-2.0
#include "ingest/text/mail_quotes.h"

#include <algorithm>

#include "ingest/text/item_header.h"

namespace strongroom::ingest::dump {
namespace {

// Bytes [start, end) without the line's end, and those of its marks.
struct Line {
  size_t start = 0;
  size_t end = 0;
  size_t marks_end = 0;
  bool is_blank = false;

  bool is_quoted() const { return marks_end > start; }
};

Line line_at(std::string_view utf8, size_t start) {
  Line line{start, std::min(utf8.find_first_of("\r\n\f", start), utf8.size()), start};
  size_t at = std::min(utf8.find_first_not_of(" \t", start), line.end);
  line.is_blank = at == line.end;
  while (at < line.end && utf8[at] == '>') {
    line.marks_end = at + 1;
    at = std::min(utf8.find_first_not_of(' ', at + 1), line.end);
  }
  return line;
}

template <class Use>
void each_line(std::string_view utf8, const Use& use) {
  for (size_t start = 0; start < utf8.size();) {
    const Line line = line_at(utf8, start);
    use(line);
    start = line.end + (utf8.substr(line.end, 2) == "\r\n" ? 2 : 1);
  }
}

// What a mail quotes: from its first quoted line up to the blank one behind its last. A line that lost its mark when it
// was wrapped stays.
struct Quoted {
  size_t start = 0;
  size_t end = 0;
  size_t lines = 0;
  size_t others = 0;  // that are not blank
};

bool heads_item(std::string_view utf8, size_t start, size_t end) {
  while (start < end && (utf8[start] == ' ' || utf8[start] == '\t')) ++start;
  const auto header = parse_item_header(utf8.substr(start, end - start));
  return header && header->style == HeaderStyle::Category;
}

Quoted quoted_part(std::string_view utf8) {
  Quoted quoted;
  bool goes_on = false;
  each_line(utf8, [&](const Line& line) {
    if (line.is_quoted() && quoted.lines++ == 0) quoted.start = line.start;
    if (!line.is_quoted() && !line.is_blank) ++quoted.others;
    goes_on = line.is_quoted() || (goes_on && !line.is_blank && utf8.substr(line.start, 2) != "--");
    if (goes_on) quoted.end = line.end;
  });
  return quoted;
}

// All lines that head an item are quoted, below a reply that is longer.
bool are_headers_quoted(std::string_view utf8) {
  bool any = false;
  bool all = true;
  each_line(utf8, [&](const Line& line) {
    if (!heads_item(utf8, line.marks_end, line.end)) return;
    any = true;
    all = all && line.is_quoted();
  });
  return any && all;
}

}  // namespace

std::optional<std::string> without_mail_quotes(std::string_view utf8) {
  constexpr size_t lines_min = 3;
  if (utf8.find('>') == std::string_view::npos) return std::nullopt;
  const Quoted quoted = quoted_part(utf8);
  if (quoted.lines < lines_min) return std::nullopt;
  if (quoted.lines <= quoted.others && !are_headers_quoted(utf8)) return std::nullopt;
  std::string bare(utf8);
  each_line(utf8, [&](const Line& line) {
    const bool is_of_mail = line.start < quoted.start || line.start >= quoted.end;
    const size_t end = is_of_mail ? line.end : line.marks_end;
    std::fill(bare.begin() + static_cast<ptrdiff_t>(line.start), bare.begin() + static_cast<ptrdiff_t>(end), ' ');
  });
  return bare;
}

}  // namespace strongroom::ingest::dump
