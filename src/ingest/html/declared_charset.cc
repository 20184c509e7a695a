// SPDX-License-Identifier: Apache-2.0
#include "ingest/html/declared_charset.h"

#include <algorithm>

#include "base/ascii.h"

namespace strongroom::ingest::html {
namespace {

constexpr size_t searched_bytes = 4096;

// The value after `name`, "=" and an optional quote, at or behind `from`.
std::string value_after(std::string_view text, std::string_view name, size_t from) {
  size_t position = text.find(name, from);
  if (position == std::string_view::npos) return {};
  position += name.size();
  position = text.find_first_not_of(" \t\r\n", position);
  if (position == std::string_view::npos || text[position] != '=') return {};
  position = text.find_first_not_of(" \t\r\n\"'", position + 1);
  if (position == std::string_view::npos) return {};
  const size_t end = std::min(text.find_first_of(" \t\r\n\"'>;/?", position), text.size());
  return std::string(text.substr(position, end - position));
}

}  // namespace

std::string charset_of_media_type(std::string_view media_type) {
  return value_after(ascii_lower(media_type), "charset", 0);
}

std::string declared_charset(std::string_view bytes) {
  const std::string head = ascii_lower(bytes.substr(0, searched_bytes));
  if (head.starts_with("<?xml")) {
    const std::string declaration = head.substr(0, head.find("?>"));
    if (std::string charset = value_after(declaration, "encoding", 0); !charset.empty()) return charset;
  }
  for (size_t meta = head.find("<meta"); meta != std::string::npos; meta = head.find("<meta", meta + 1)) {
    const std::string tag = head.substr(meta, head.find('>', meta) - meta);
    if (std::string charset = value_after(tag, "charset", 0); !charset.empty()) return charset;
  }
  return {};
}

}  // namespace strongroom::ingest::html
