// SPDX-License-Identifier: Apache-2.0
#include "ingest/text/run_on_items.h"

#include <algorithm>
#include <vector>

#include "base/ascii.h"
#include "ingest/page_counter.h"
#include "ingest/text/breadcrumbs.h"
#include "ingest/text/labels.h"
#include "text/normalise.h"
#include "text/printed_date.h"

namespace strongroom::ingest::dump {
namespace {

constexpr size_t name_words_max = 6;

// "11 October 2017 In", and how much of what follows is the category's name.
struct RunOnHeader {
  size_t start = 0;
  size_t name = 0;
  size_t end = 0;
};

// Whether a text ends where a sentence or a credit does, or says nothing.
bool ends_sentence(std::string_view text) {
  constexpr std::string_view ends[] = {".", "!", "?", "؟", "…", "”", "\"", "»", ")", "]", "\n", "\r"};
  return text.empty() ||
         std::any_of(std::begin(ends), std::end(ends), [&](std::string_view end) { return text.ends_with(end); });
}

// The bytes of the first `count` words, 0 when the line has fewer.
size_t length_of_words(std::string_view text, size_t count) {
  size_t end = 0;
  for (size_t words = 0; words < count; ++words) {
    if (words > 0 && (end >= text.size() || text[end] != ' ')) return 0;
    const size_t next = text.find_first_of(" \r\n", end + (words > 0 ? 1 : 0));
    end = std::min(next, text.size());
  }
  return end;
}

std::vector<RunOnHeader> headers_in(std::string_view utf8) {
  constexpr size_t label_reach = 60;
  std::vector<RunOnHeader> headers;
  for (const text::FoundDate& date : text::find_dates(utf8, text::DayOrder::DayFirst, text::ShortYears::BesideNames)) {
    if (date.month_only || utf8.substr(date.end, 1) != " ") continue;
    const Label label = label_at(utf8.substr(date.end + 1, label_reach), LabelKind::Category);
    const size_t name = date.end + 1 + label.length + 1;
    if (label.length == 0 || name >= utf8.size() || text::fold(utf8.substr(date.end + 1, label.length)).empty())
      continue;
    const bool is_capital = is_ascii_upper(utf8[date.end + 1]);
    const bool follows_end = date.start == 0 || ends_sentence(utf8.substr(0, date.start - 1));
    // "On 9 October 2017 in Lisse" is a sentence's.
    if (is_capital || follows_end) headers.push_back({date.start, name, name});
  }
  return headers;
}

// Where the page names its category besides its items: before the first of them, and in the breadcrumbs.
std::string names_around(std::string_view utf8, size_t first_header) {
  constexpr size_t reach = 600;
  const size_t from = first_header > reach ? first_header - reach : 0;
  std::string names(utf8.substr(from, first_header - from));
  for (size_t at = utf8.size() > reach ? utf8.size() - reach : 0; at < utf8.size(); ++at) {
    if ((at > 0 && utf8[at - 1] != ' ' && utf8[at - 1] != '\n') || !begins_with_home(utf8.substr(at, reach))) continue;
    names += '\n';
    names += utf8.substr(at);
    break;
  }
  return names;
}

// "The" of "In Harbour News The quay is open" begins a text.
bool begins_text(std::string_view word) {
  constexpr std::string_view words[] = {"The", "A", "An", "On", "In", "At"};
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

// How many words all the names have in common; 0 for one header alone.
size_t words_in_common(std::string_view utf8, const std::vector<RunOnHeader>& headers) {
  if (headers.size() < 2) return 0;
  const std::string_view first = utf8.substr(headers[0].name);
  for (size_t words = name_words_max; words > 0; --words) {
    const std::string_view name = first.substr(0, length_of_words(first, words));
    const bool is_common = !name.empty() && std::all_of(headers.begin(), headers.end(), [&](const RunOnHeader& header) {
      const std::string_view text = utf8.substr(header.name);
      return text.substr(0, length_of_words(text, words)) == name;
    });
    if (is_common && !begins_text(name.substr(name.rfind(' ') + 1))) return words;
  }
  return 0;
}

void end_names(std::string_view utf8, std::vector<RunOnHeader>& headers) {
  if (headers.empty()) return;
  const std::string around = names_around(utf8, headers[0].start);
  const size_t in_common = words_in_common(utf8, headers);
  for (RunOnHeader& header : headers) {
    const std::string_view text = utf8.substr(header.name);
    size_t length = 0;
    for (size_t words = name_words_max; words > 0 && length == 0; --words) {
      const size_t bytes = length_of_words(text, words);
      if (bytes > 0 && around.find(text.substr(0, bytes)) != std::string::npos) length = bytes;
    }
    if (length == 0 && in_common > 0) length = length_of_words(text, in_common);
    header.end = header.name + length;
  }
  std::erase_if(headers, [](const RunOnHeader& header) { return header.end == header.name; });
}

// The space before the counter at the end of bytes [start, end), with the page links before it; npos for none.
size_t space_before_counter(std::string_view utf8, size_t start, size_t end) {
  constexpr size_t reach = 600;
  size_t found = std::string_view::npos;
  const size_t from = end - start > reach ? end - reach : start;
  for (size_t space = utf8.find(' ', from); space < end; space = utf8.find(' ', space + 1)) {
    if (!find_leading_counter(utf8.substr(space + 1, end - space - 1))) continue;
    found = space;
    if (ends_sentence(utf8.substr(0, space))) break;  // the first of the links
  }
  return found;
}

}  // namespace

std::optional<std::string> with_items_apart(std::string_view utf8) {
  std::vector<RunOnHeader> headers = headers_in(utf8);
  end_names(utf8, headers);
  if (headers.empty()) return std::nullopt;
  std::string parted(utf8);
  const auto part_at = [&](size_t at) {
    if (at < parted.size() && parted[at] == ' ') parted[at] = '\n';
  };
  for (size_t i = 0; i < headers.size(); ++i) {
    if (headers[i].start > 0) part_at(headers[i].start - 1);
    part_at(headers[i].end);
    const size_t end = i + 1 < headers.size() ? headers[i + 1].start : utf8.size();
    part_at(space_before_counter(utf8, headers[i].end, end));
  }
  return parted;
}

}  // namespace strongroom::ingest::dump
