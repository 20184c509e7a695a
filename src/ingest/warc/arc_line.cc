// SPDX-License-Identifier: Apache-2.0
#include "ingest/warc/arc_line.h"

#include <algorithm>
#include <vector>

#include "base/ascii.h"
#include "ingest/warc/header_block.h"

namespace strongroom::ingest::warc {

namespace {

std::vector<std::string_view> split(std::string_view line) {
  std::vector<std::string_view> parts;
  while (!line.empty()) {
    const size_t space = line.find(' ');
    parts.push_back(line.substr(0, space));
    line = space == std::string_view::npos ? std::string_view() : line.substr(space + 1);
  }
  return parts;
}

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_ascii_digit);
}

bool is_address(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return is_ascii_digit(c) || c == '.' || c == ':' || (c >= 'a' && c <= 'f');
  });
}

std::string rfc3339(std::string_view d) {
  std::string out;
  for (size_t i = 0; i < 14; ++i) {
    if (i == 4 || i == 6) out += '-';
    if (i == 8) out += 'T';
    if (i == 10 || i == 12) out += ':';
    out += i < d.size() ? d[i] : '0';
  }
  return out + 'Z';
}

bool has_scheme(std::string_view line) {
  const size_t colon = line.substr(0, 16).find(':');
  return colon != std::string_view::npos && colon > 0 &&
         std::all_of(line.begin(), line.begin() + static_cast<std::ptrdiff_t>(colon), is_ascii_letter);
}

}  // namespace

std::optional<ArcLine> parse_arc_line(std::string_view line) {
  while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.remove_suffix(1);
  if (line.size() > 65536 || !has_scheme(line)) return std::nullopt;
  const auto parts = split(line);
  if (parts.size() < 5) return std::nullopt;
  const auto length = parse_length(parts.back());
  if (!length) return std::nullopt;
  // The date is found first, from the right: addresses hold spaces, dates and numbers never do.
  for (size_t i = parts.size() - 2; i >= 2; --i) {
    if (!all_digits(parts[i]) || parts[i].size() < 8 || parts[i].size() > 17 || !is_address(parts[i - 1])) continue;
    ArcLine out;
    out.url = line.substr(0, static_cast<size_t>(parts[i - 1].data() - line.data()) - 1);
    out.date = rfc3339(parts[i]);
    out.media_type = i + 2 < parts.size() ? parts[i + 1] : std::string_view();
    out.length = *length;
    return out;
  }
  return std::nullopt;
}

}  // namespace strongroom::ingest::warc
