// SPDX-License-Identifier: Apache-2.0
#include "ingest/text/markdown_lines.h"

#include <algorithm>

#include "base/ascii.h"

namespace strongroom::ingest::dump {
namespace {

constexpr size_t heading_level_max = 6;

// How many bytes "## " takes at the start; 0 when the line is no heading.
size_t heading_sign(std::string_view line) {
  const size_t signs = std::min(line.find_first_not_of('#'), line.size());
  return signs >= 1 && signs <= heading_level_max && line.substr(signs).starts_with(' ') ? signs + 1 : 0;
}

// The words and address of "[words](address "title")" at the start of `text`, and how long all of it is.
struct InlineLink {
  std::string_view words;
  std::string_view address;
  size_t length = 0;
};

// Looks ahead no further than to the next brackets, so that a line of nothing but brackets costs no more than another.
InlineLink link_at(std::string_view text) {
  constexpr size_t link_bytes_max = 2000;
  constexpr int depth_max = 3;
  text = text.substr(0, link_bytes_max);
  int depth = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\') {
      ++i;
    } else if (text[i] == '[' && ++depth > depth_max) {
      return {};
    } else if (text[i] == ']' && --depth == 0) {
      if (!text.substr(i + 1).starts_with('(')) return {};
      const size_t close = text.find_first_of(")[(", i + 2);
      if (close == std::string_view::npos || text[close] != ')') return {};
      const std::string_view inside = text.substr(i + 2, close - i - 2);
      return {text.substr(1, i - 1), inside.substr(0, inside.find(' ')), close + 1};
    }
  }
  return {};
}

// "_words_" or "*words*" at the start of `text`: how many bytes; 0 when a sign is one of a word ("snake_case") or a
// bullet.
size_t emphasis_at(std::string_view text) {
  constexpr size_t emphasis_bytes_max = 2000;
  text = text.substr(0, emphasis_bytes_max);
  if (text.size() < 3 || (text[0] != '_' && text[0] != '*') || text[1] == ' ' || text[1] == text[0]) return 0;
  const auto is_word = [](char c) {
    return static_cast<unsigned char>(c) >= 0x80 || is_ascii_digit(c) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
  };
  const size_t close = text.find(text[0], 1);
  if (close == std::string_view::npos || text[close - 1] == ' ' || text[close - 1] == '\\') return 0;
  return close + 1 < text.size() && is_word(text[close + 1]) ? 0 : close + 1;
}

bool is_escapable(char c) { return std::string_view("\\`*_{}[]()#+-.!|>~").find(c) != std::string_view::npos; }

}  // namespace

bool looks_like_markdown(std::string_view utf8) {
  constexpr size_t sample_bytes = 64 << 10;
  constexpr int signs_min = 2;
  const std::string_view sample = utf8.substr(0, sample_bytes);
  int signs = 0;
  for (size_t at = sample.find("]("); at != std::string_view::npos && signs < signs_min;
       at = sample.find("](", at + 2)) {
    ++signs;
  }
  for (size_t start = 0; start < sample.size() && signs < signs_min;) {
    const size_t end = std::min(sample.find('\n', start), sample.size());
    if (heading_sign(sample.substr(start, end - start)) > 0) ++signs;
    start = end + 1;
  }
  return signs >= signs_min;
}

std::string without_markdown(std::string_view line) {
  line.remove_prefix(heading_sign(line));
  if (line.starts_with("> ")) line.remove_prefix(2);
  std::string plain;
  plain.reserve(line.size());
  while (!line.empty()) {
    const bool is_picture = line.starts_with("![");
    const InlineLink link = is_picture ? link_at(line.substr(1)) : line[0] == '[' ? link_at(line) : InlineLink{};
    if (link.length > 0) {
      if (!is_picture) plain += without_markdown(link.words);  // a picture may be what is linked
      line.remove_prefix(link.length + (is_picture ? 1 : 0));
    } else if (line.starts_with("**") || line.starts_with("__")) {
      line.remove_prefix(2);
    } else if (const size_t length = plain.empty() || plain.back() == ' ' ? emphasis_at(line) : 0; length > 0) {
      plain += without_markdown(line.substr(1, length - 2));
      line.remove_prefix(length);
    } else {
      if (line[0] == '\\' && line.size() > 1 && is_escapable(line[1])) line.remove_prefix(1);
      plain += line[0];
      line.remove_prefix(1);
    }
  }
  return plain;
}

std::vector<LineLink> links_in_markdown(std::string_view line) {
  std::vector<LineLink> links;
  for (size_t open = line.find('['); open != std::string_view::npos; open = line.find('[')) {
    const bool is_picture = open > 0 && line[open - 1] == '!';
    line.remove_prefix(open);
    const InlineLink link = link_at(line);
    if (link.length > 0 && !is_picture) links.push_back({without_markdown(link.words), std::string(link.address)});
    line.remove_prefix(std::max<size_t>(link.length, 1));
  }
  return links;
}

}  // namespace strongroom::ingest::dump
