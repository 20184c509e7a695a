// SPDX-License-Identifier: Apache-2.0
#include "ingest/html/character_references.h"

#include <algorithm>

#include "base/ascii.h"
#include "ingest/html/character_names.h"
#include "text/utf8.h"

namespace strongroom::ingest::html {
namespace {

bool is_hex(char c) { return is_ascii_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

// What windows-1252 has where Unicode has controls: https://html.spec.whatwg.org/#numeric-character-reference-end-state
constexpr char16_t windows_1252[] = {0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                     0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,   0x017D, 0x8F,
                                     0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                     0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

char32_t character_of_number(uint32_t number) {
  if (number >= 0x80 && number < 0xA0) return windows_1252[number - 0x80];
  const bool is_surrogate = number >= 0xD800 && number < 0xE000;
  return number == 0 || is_surrogate || number > 0x10FFFF ? text::kReplacement : number;
}

uint32_t value_of(char c) {
  if (is_ascii_digit(c)) return static_cast<uint32_t>(c - '0');
  return static_cast<uint32_t>((c | 0x20) - 'a') + 10;
}

CharacterReference numbered(std::string_view text) {
  const bool is_hexadecimal = text.size() > 2 && (text[2] == 'x' || text[2] == 'X');
  const size_t start = is_hexadecimal ? 3 : 2;
  const uint32_t base = is_hexadecimal ? 16 : 10;
  size_t end = start;
  uint32_t number = 0;
  for (; end < text.size() && (is_hexadecimal ? is_hex(text[end]) : is_ascii_digit(text[end])); ++end) {
    number = std::min(number * base + value_of(text[end]), 0x110000u);
  }
  if (end == start) return {};
  return {character_of_number(number), end + (text.substr(end).starts_with(';') ? 1 : 0)};
}

CharacterReference named(std::string_view text, ReferencePlace place) {
  const std::string_view rest = text.substr(1, character_name_bytes_max + 1);
  const auto letters_end = std::find_if_not(rest.begin(), rest.end(), is_ascii_alphanumeric);
  const auto length = static_cast<size_t>(letters_end - rest.begin());
  if (length < rest.size() && rest[length] == ';') {
    if (const uint32_t found = character_of_name(rest.substr(0, length))) return {found, length + 2};
  }
  const size_t old = old_name_length(rest.substr(0, length));
  if (old == 0) return {};
  const char behind = old < rest.size() ? rest[old] : ' ';
  if (place == ReferencePlace::AttributeValue && (behind == '=' || is_ascii_alphanumeric(behind))) return {};
  return {character_of_name(rest.substr(0, old)), old + 1};
}

}  // namespace

CharacterReference read_character_reference(std::string_view text, ReferencePlace place) {
  if (text.size() < 3) return {};
  if (text[1] == '#') return numbered(text);
  return is_ascii_letter(text[1]) ? named(text, place) : CharacterReference{};
}

}  // namespace strongroom::ingest::html
