// SPDX-License-Identifier: Apache-2.0
#include "ingest/warc/header_block.h"

#include "base/ascii.h"

namespace strongroom::ingest::warc {

namespace {

void add_line(std::string_view line, HeaderBlock& block) {
  if ((line.front() == ' ' || line.front() == '\t') && !block.fields.all.empty()) {
    std::string& value = block.fields.all.back().second;
    value += ' ';
    value += trim(line);
    return;
  }
  const size_t colon = line.find(':');
  if (colon == 0 || colon == std::string_view::npos) {
    ++block.bad_lines;
    return;
  }
  block.fields.all.emplace_back(ascii_lower(trim(line.substr(0, colon))), std::string(trim(line.substr(colon + 1))));
}

}  // namespace

std::string_view Fields::get(std::string_view name) const {
  for (const auto& [key, value] : all) {
    if (key == name) return value;
  }
  return {};
}

std::optional<HeaderBlock> parse_header_block(std::string_view bytes) {
  HeaderBlock block;
  size_t at = 0;
  for (bool first = true;; first = false) {
    const size_t end = bytes.find('\n', at);
    if (end == std::string_view::npos) return std::nullopt;
    const std::string_view line =
        trim(bytes.substr(at, end - at)).empty() ? std::string_view() : bytes.substr(at, end - at);
    at = end + 1;
    if (first) {
      block.start_line = trim(line);
    } else if (line.empty()) {
      block.size = at;
      return block;
    } else {
      add_line(line, block);
    }
  }
}

std::optional<uint64_t> parse_length(std::string_view text) {
  if (text.empty() || text.size() > 18) return std::nullopt;
  uint64_t value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + static_cast<uint64_t>(c - '0');
  }
  return value;
}

}  // namespace strongroom::ingest::warc
