// SPDX-License-Identifier: Apache-2.0
#include "ingest/html/tag_limits.h"

namespace strongroom::ingest::html {
namespace {

constexpr size_t attributes_max = 1000;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '/'; }

struct Tag {
  size_t end = 0;  // one past its '>', or the page's end
  size_t attributes = 0;
};

// `position` is behind the tag's name. Quotes count only where a value may begin, as in HTML's tokenizer.
Tag scan_tag(std::string_view html, size_t position) {
  Tag tag;
  char before = ' ';
  for (; position < html.size() && html[position] != '>'; ++position) {
    const char c = html[position];
    if ((c == '"' || c == '\'') && before == '=') {
      position = html.find(c, position + 1);
      if (position == std::string_view::npos) position = html.size() - 1;
      before = ' ';
      continue;
    }
    if (!is_space(c) && c != '=' && is_space(before)) ++tag.attributes;
    if (!is_space(c) || before != '=') before = c;
  }
  tag.end = position;
  return tag;
}

}  // namespace

std::optional<uint64_t> find_oversized_tag(std::string_view html) {
  size_t position = html.find('<');
  while (position != std::string_view::npos) {
    if (position + 1 < html.size() && is_letter(html[position + 1])) {
      const Tag tag = scan_tag(html, position + 1);
      if (tag.attributes > attributes_max) return position;
      const std::string_view name = html.substr(position + 1, 6);
      position = tag.end;
      // The text of a script is no markup: "a<b" in it begins no tag.
      if (name == "script" || name == "SCRIPT") position = html.find("</", position);
      if (position == std::string_view::npos) break;
      position = html.find('<', position);
    } else {
      position = html.find('<', position + 1);
    }
  }
  return std::nullopt;
}

}  // namespace strongroom::ingest::html
