// SPDX-License-Identifier: Apache-2.0
#include "ingest/head.h"

#include <algorithm>

#include "base/ascii.h"
#include "ingest/html/declared_charset.h"

namespace strongroom::ingest {

Head::Head(const Document& document) {
  constexpr size_t head_bytes = 64 << 10;
  borrowed_ = document.bytes.substr(0, head_bytes);
  for (const std::string_view mark : {"\xEF\xBB\xBF", "\xFF\xFE", "\xFE\xFF"}) {
    if (borrowed_.starts_with(mark)) borrowed_.remove_prefix(mark.size());
  }
  if (borrowed_.find('\0') == std::string_view::npos) return;
  kept_ = borrowed_;
  std::erase(kept_, '\0');
}

char Head::first() const {
  const size_t start = text().find_first_not_of(" \t\r\n");
  return start == std::string_view::npos ? '\0' : text()[start];
}

bool Head::is_page() const {
  constexpr size_t tag_bytes = 16;
  const size_t start = std::min(text().find_first_not_of(" \t\r\n"), text().size());
  const std::string tag = ascii_lower(text().substr(start, tag_bytes));
  return tag.starts_with("<!doctype html") || tag.starts_with("<html");
}

std::string declared_charset_of(std::string_view bytes) {
  constexpr size_t junk_bytes_max = 1024;
  const size_t declaration = bytes.substr(0, junk_bytes_max).find("<?xml");
  return html::declared_charset(declaration == std::string_view::npos ? bytes : bytes.substr(declaration));
}

bool contains_any(std::string_view text, std::initializer_list<std::string_view> marks) {
  return std::any_of(marks.begin(), marks.end(),
                     [&](std::string_view mark) { return text.find(mark) != std::string_view::npos; });
}

}  // namespace strongroom::ingest
