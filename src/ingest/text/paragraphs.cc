// SPDX-License-Identifier: Apache-2.0
#include "ingest/text/paragraphs.h"

#include <algorithm>
#include <iterator>

#include "text/normalise.h"

namespace strongroom::ingest::dump {
namespace {

// Titles and menus are shorter, and end in no full stop either.
constexpr size_t wrapped_length_min = 40;

// Editors break a little early around long words and punctuation.
constexpr size_t slack = 6;

size_t printed_length(const DumpLine& line) { return text::code_points(line.text) + line.marks; }

bool is_wrapped(const std::vector<const DumpLine*>& lines, size_t width) {
  for (size_t i = 0; i + 1 < lines.size(); ++i) {
    if (!is_wrapped_line(*lines[i], *lines[i + 1], width)) return false;
  }
  return true;
}

bool ends_sentence(std::string_view line) {
  constexpr std::string_view ends[] = {".", "!", "?", "؟", "”", "\"", "»", ")", ":", "…"};
  return std::any_of(std::begin(ends), std::end(ends), [&](std::string_view end) { return line.ends_with(end); });
}

}  // namespace

size_t wrap_width_of(const std::vector<DumpLine>& lines) {
  size_t width = 0;
  size_t goes_on = 0;
  size_t followed = 0;
  for (size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].kind != LineKind::Text || lines[i].is_joined) continue;
    const size_t length = printed_length(lines[i]);
    width = std::max(width, length);
    if (width > wrap_width_max) return wrap_width_max + 1;
    if (length < wrapped_length_min || i + 1 == lines.size() || lines[i + 1].kind != LineKind::Text) continue;
    ++followed;
    if (!ends_sentence(lines[i].text)) ++goes_on;
  }
  return goes_on > 0 && goes_on * 3 >= followed ? width : wrap_width_max + 1;
}

bool is_wrapped_line(const DumpLine& line, const DumpLine& next, size_t width) {
  const std::string_view next_word = std::string_view(next.text).substr(0, next.text.find(' '));
  return printed_length(line) + 1 + text::code_points(next_word) + slack > width;
}

std::vector<std::string> paragraphs_of(const std::vector<const DumpLine*>& lines, size_t dump_width) {
  if (dump_width > wrap_width_max || !is_wrapped(lines, dump_width)) {
    std::vector<std::string> paragraphs;
    for (const DumpLine* line : lines) paragraphs.push_back(line->text);
    return paragraphs;
  }
  std::string joined;
  for (const DumpLine* line : lines) {
    // "much-" and "needed"
    const bool is_parted_word = joined.size() > 1 && joined.back() == '-' && joined[joined.size() - 2] != ' ';
    if (!joined.empty() && !is_parted_word) joined += ' ';
    joined += line->text;
  }
  if (joined.empty()) return {};
  return {joined};
}

}  // namespace strongroom::ingest::dump
