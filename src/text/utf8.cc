// SPDX-License-Identifier: Apache-2.0
#include "text/utf8.h"

#include "text/charset.h"

namespace strongroom::text {

namespace {

constexpr std::string_view kReplacementBytes = "\xEF\xBF\xBD";

}  // namespace

size_t first_invalid_utf8(std::string_view bytes) {
  for (size_t at = skip_ascii(bytes); at < bytes.size();) {
    const size_t start = at;
    const char32_t c = next_code_point(bytes, at);
    if (c == kReplacement && bytes.substr(start, 3) != kReplacementBytes) return start;
    if (at < bytes.size() && static_cast<uint8_t>(bytes[at]) < 0x80) at = skip_ascii(bytes, at);
  }
  return std::string_view::npos;
}

bool is_valid_utf8(std::string_view bytes) { return first_invalid_utf8(bytes) == std::string_view::npos; }

std::string repair_utf8(std::string_view text, size_t* replaced) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const size_t bad = first_invalid_utf8(text);
    out.append(text.substr(0, bad));
    if (bad == std::string_view::npos) break;
    out.append(kReplacementBytes);
    if (replaced != nullptr) ++*replaced;
    size_t after = bad;
    next_code_point(text, after);
    text.remove_prefix(after);
  }
  return out;
}

}  // namespace strongroom::text
