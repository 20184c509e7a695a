// SPDX-License-Identifier: Apache-2.0
#include "exchange/bagit/fetch_list.h"

#include <algorithm>

#include "base/encoding.h"
#include "exchange/bagit/tag_lines.h"

namespace strongroom::exchange {

namespace {

// The next word, taken from `rest` with the white space behind it.
std::string_view take_word(std::string_view& rest) {
  const auto end = std::ranges::find_if(rest, is_blank);
  const std::string_view word(rest.begin(), end);
  rest = std::string_view(std::find_if_not(end, rest.end(), is_blank), rest.end());
  return word;
}

Result<FetchLine> parse_line(const TagLine& line, const BagVersion& version) {
  std::string_view rest = line.text;
  const std::string_view url = take_word(rest);
  const std::string_view length = take_word(rest);
  if (url.empty() || rest.empty()) {
    return fail(ErrorCode::Malformed, "the line is not an address, a length and a path", line.offset);
  }
  const std::optional<uint64_t> size = parse_decimal(length);
  if (length != "-" && !size)
    return fail(ErrorCode::Malformed, "the length is neither a number nor \"-\"", line.offset);
  auto path = parse_bag_path(rest, version);
  if (!path) return fail(path.error().code, path.error().message, line.offset);
  if (!path->path.starts_with("data/")) {
    return fail(ErrorCode::Refused, "the path is not below data/: " + path->path, line.offset);
  }
  return FetchLine{std::string(url), size, std::move(*path)};
}

}  // namespace

FetchList parse_fetch_list(std::string_view text, const BagVersion& version, size_t lines_max) {
  FetchList list;
  for (const TagLine& line : tag_lines(text)) {
    if (std::ranges::all_of(line.text, is_blank)) continue;
    if (list.lines.size() + list.faults.size() == lines_max) {
      list.faults.push_back({ErrorCode::LimitExceeded, "it lists too many files", {}, line.offset});
      break;
    }
    auto parsed = parse_line(line, version);
    if (parsed) {
      list.lines.push_back(std::move(*parsed));
    } else {
      list.faults.push_back(parsed.error());
    }
  }
  return list;
}

}  // namespace strongroom::exchange
