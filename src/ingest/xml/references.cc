// SPDX-License-Identifier: Apache-2.0
#include <charconv>

#include "ingest/html/character_names.h"
#include "ingest/xml/tree.h"
#include "text/utf8.h"

namespace strongroom::ingest::xml {
namespace {

bool is_character(uint32_t code_point) {
  return code_point == '\t' || code_point == '\n' || code_point == '\r' ||
         (code_point >= 0x20 && code_point < 0xD800) || (code_point >= 0xE000 && code_point < 0x110000);
}

// "#233" or "#xE9"; 0 for what is no character.
uint32_t numbered(std::string_view name) {
  name.remove_prefix(1);
  const int base = name.starts_with('x') || name.starts_with('X') ? 16 : 10;
  if (base == 16) name.remove_prefix(1);
  uint32_t value = 0;
  const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), value, base);
  return error == std::errc() && end == name.data() + name.size() && is_character(value) ? value : 0;
}

}  // namespace

std::string resolve_references(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const size_t ampersand = std::min(text.find('&'), text.size());
    out += text.substr(0, ampersand);
    text.remove_prefix(ampersand);
    if (text.empty()) break;
    const size_t end = text.substr(0, html::character_name_bytes_max).find(';');
    const std::string_view name = end == std::string_view::npos ? std::string_view() : text.substr(1, end - 1);
    const uint32_t code_point = name.empty() ? 0 : name[0] == '#' ? numbered(name) : html::character_of_name(name);
    if (code_point == 0) {
      out += '&';
      text.remove_prefix(1);
      continue;
    }
    text::append_code_point(out, code_point);
    text.remove_prefix(end + 1);
  }
  return out;
}

}  // namespace strongroom::ingest::xml
