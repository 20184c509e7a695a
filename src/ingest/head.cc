// SPDX-License-Identifier: Apache-2.0
#include "ingest/head.h"

#include <algorithm>

#include "ingest/html/declared_charset.h"

namespace strongroom::ingest {

std::string head_of(const Document& document) {
  constexpr size_t head_bytes = 64 << 10;
  std::string head(document.bytes.substr(0, head_bytes));
  std::erase(head, '\0');
  for (const std::string_view mark : {"\xEF\xBB\xBF", "\xFF\xFE", "\xFE\xFF"}) {
    if (head.starts_with(mark)) head.erase(0, mark.size());
  }
  return head;
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
