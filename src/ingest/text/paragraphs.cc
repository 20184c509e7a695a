// SPDX-License-Identifier: Apache-2.0
#include "ingest/text/paragraphs.h"

#include <algorithm>

#include "text/normalise.h"

namespace strongroom::ingest::dump {
namespace {

// Editors break a little early around long words and punctuation.
constexpr size_t slack = 6;

bool is_wrapped(const std::vector<std::string_view>& lines, size_t width) {
  for (size_t i = 0; i + 1 < lines.size(); ++i) {
    const std::string_view next_word = lines[i + 1].substr(0, lines[i + 1].find(' '));
    if (text::code_points(lines[i]) + 1 + text::code_points(next_word) + slack <= width) return false;
  }
  return true;
}

}  // namespace

std::vector<std::string> paragraphs_of(const std::vector<std::string_view>& lines, size_t dump_width) {
  if (dump_width > wrap_width_max || !is_wrapped(lines, dump_width)) return {lines.begin(), lines.end()};
  std::string joined;
  for (const std::string_view line : lines) {
    if (!joined.empty()) joined += ' ';
    joined += line;
  }
  if (joined.empty()) return {};
  return {joined};
}

}  // namespace strongroom::ingest::dump
