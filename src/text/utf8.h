// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace strongroom::text {

constexpr char32_t kReplacement = 0xFFFD;

// The code point at byte `at`, which must be inside the text; moves `at` behind it. Bytes that are not UTF-8 give
// U+FFFD, one for each maximal subpart (Unicode 15, section 3.9, table 3-7), and `at` always advances.
inline char32_t next_code_point(std::string_view text, size_t& at) {
  const auto lead = static_cast<uint8_t>(text[at++]);
  if (lead < 0x80) return lead;
  if (lead < 0xC2 || lead > 0xF4) return kReplacement;
  int more = lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
  char32_t code_point = lead & (0x3Fu >> more);
  // Only the range of the second byte depends on the lead byte: no overlong forms, surrogates or planes past 16.
  unsigned low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  unsigned high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
  for (; more > 0; --more) {
    if (at >= text.size()) return kReplacement;
    const auto byte = static_cast<uint8_t>(text[at]);
    if (byte < low || byte > high) return kReplacement;
    code_point = code_point << 6 | (byte & 0x3Fu);
    low = 0x80;
    high = 0xBF;
    ++at;
  }
  return code_point;
}

// The code point without moving on; 0 at the end of the text.
inline char32_t code_point_at(std::string_view text, size_t at) {
  return at < text.size() ? next_code_point(text, at) : U'\0';
}

inline void append_code_point(std::string& out, char32_t c) {
  if (c < 0x80) {
    out.push_back(static_cast<char>(c));
    return;
  }
  if (c < 0x800) {
    out.push_back(static_cast<char>(0xC0 | c >> 6));
  } else {
    if (c < 0x10000) {
      out.push_back(static_cast<char>(0xE0 | c >> 12));
    } else {
      out.push_back(static_cast<char>(0xF0 | c >> 18));
      out.push_back(static_cast<char>(0x80 | (c >> 12 & 0x3F)));
    }
    out.push_back(static_cast<char>(0x80 | (c >> 6 & 0x3F)));
  }
  out.push_back(static_cast<char>(0x80 | (c & 0x3F)));
}

// The first byte at or after `at` that is not ASCII; the size when there is none. Eight bytes a step.
inline size_t skip_ascii(std::string_view text, size_t at = 0) {
  constexpr uint64_t kHighBits = 0x8080808080808080;
  for (; at + 8 <= text.size(); at += 8) {
    uint64_t eight = 0;
    std::memcpy(&eight, text.data() + at, 8);
    if ((eight & kHighBits) != 0) break;
  }
  while (at < text.size() && static_cast<uint8_t>(text[at]) < 0x80) ++at;
  return at;
}

inline bool is_ascii(std::string_view text) { return skip_ascii(text) == text.size(); }

inline bool starts_code_point(char byte) { return (static_cast<uint8_t>(byte) & 0xC0) != 0x80; }

// The text with U+FFFD for whatever is not UTF-8; adds their number to `replaced` when given.
std::string repair_utf8(std::string_view text, size_t* replaced = nullptr);

}  // namespace strongroom::text
