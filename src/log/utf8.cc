// SPDX-License-Identifier: Apache-2.0
#include "log/utf8.h"

#include <cstdint>

#include "base/assert.h"

namespace strongroom::log {

namespace {

struct Lead {
  size_t more;     // continuation bytes
  char32_t bits;   // of the lead byte
  char32_t least;  // smaller ones would have a shorter form
};

std::optional<Lead> lead_of(uint8_t byte) {
  if (byte < 0x80) return Lead{0, byte, 0};
  if (byte >= 0xc2 && byte < 0xe0) return Lead{1, byte & 0x1fu, 0x80};
  if (byte >= 0xe0 && byte < 0xf0) return Lead{2, byte & 0x0fu, 0x800};
  if (byte >= 0xf0 && byte < 0xf5) return Lead{3, byte & 0x07u, 0x10000};
  return std::nullopt;
}

}  // namespace

std::optional<char32_t> next_code_point(std::string_view text, size_t& at) {
  STRONGROOM_ASSERT(at < text.size());
  const auto lead = lead_of(static_cast<uint8_t>(text[at]));
  if (!lead || text.size() - at <= lead->more) return std::nullopt;
  char32_t value = lead->bits;
  for (size_t i = 1; i <= lead->more; ++i) {
    const auto byte = static_cast<uint8_t>(text[at + i]);
    if ((byte & 0xc0) != 0x80) return std::nullopt;
    value = (value << 6) | (byte & 0x3fu);
  }
  if (value < lead->least || value > 0x10ffff || (value >= 0xd800 && value <= 0xdfff)) return std::nullopt;
  at += lead->more + 1;
  return value;
}

bool is_space(char32_t c) {
  return (c >= 0x09 && c <= 0x0d) || c == 0x20 || c == 0x85 || c == 0xa0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200a) || c == 0x2028 || c == 0x2029 || c == 0x202f || c == 0x205f || c == 0x3000;
}

}  // namespace strongroom::log
