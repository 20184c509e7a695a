// SPDX-License-Identifier: Apache-2.0
#include "web/http/byte_range.h"

#include <algorithm>
#include <charconv>

#include "web/http/conditional.h"

namespace strongroom::web::http {

namespace {

constexpr std::string_view kUnit = "bytes=";

std::optional<uint64_t> position(std::string_view text) {
  uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  // More than can be counted is past every end.
  if (error == std::errc::result_out_of_range) return UINT64_MAX;
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

}  // namespace

ByteRange read_range(std::string_view header, uint64_t size) {
  if (!header.starts_with(kUnit)) return {};
  header.remove_prefix(kUnit.size());
  const size_t dash = header.find('-');
  if (dash == header.npos || header.find(',') != header.npos) return {};
  const auto from = position(header.substr(0, dash));
  const auto to = position(header.substr(dash + 1));
  const bool open_start = dash == 0;
  const bool open_end = dash + 1 == header.size();
  if ((!from && !open_start) || (!to && !open_end) || (open_start && open_end)) return {};
  if (open_start) {
    if (*to == 0 || size == 0) return {ByteRange::Kind::Unsatisfiable};
    return {ByteRange::Kind::Part, size - std::min(*to, size), size - 1};
  }
  if (to && *to < *from) return {};
  if (*from >= size) return {ByteRange::Kind::Unsatisfiable};
  return {ByteRange::Kind::Part, *from, std::min(to.value_or(size - 1), size - 1)};
}

bool range_applies(std::string_view if_range, std::string_view etag, const std::optional<Timestamp>& last_modified) {
  if (if_range.empty() || if_range == etag) return true;
  const auto date = parse_http_date(if_range);
  return date && last_modified && *date == *last_modified;
}

}  // namespace strongroom::web::http
