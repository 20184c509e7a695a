// SPDX-License-Identifier: Apache-2.0
#include "exchange/bagit/manifest.h"

#include <algorithm>

#include "base/encoding.h"
#include "exchange/bagit/tag_lines.h"

namespace strongroom::exchange {

namespace {

Result<ManifestLine> parse_line(const TagLine& line, const BagVersion& version) {
  const auto blank = std::ranges::find_if(line.text, is_blank);
  const auto path_start = std::find_if_not(blank, line.text.end(), is_blank);
  if (path_start == line.text.end()) return fail(ErrorCode::Malformed, "the line names no file", line.offset);
  const auto digest = from_hex(std::string_view(line.text.begin(), blank));
  if (!digest || digest->empty()) {
    return fail(ErrorCode::Malformed, "the line does not begin with a digest in hexadecimal digits", line.offset);
  }
  std::string_view written(path_start, line.text.end());
  const bool has_asterisk = written.starts_with('*');
  if (has_asterisk) written.remove_prefix(1);
  auto path = parse_bag_path(written, version);
  if (!path) return fail(path.error().code, path.error().message, line.offset);
  return ManifestLine{*digest, std::move(*path), has_asterisk, line.offset};
}

}  // namespace

Manifest parse_manifest(std::string_view text, const BagVersion& version, size_t lines_max) {
  Manifest manifest;
  for (const TagLine& line : tag_lines(text)) {
    if (std::ranges::all_of(line.text, is_blank)) continue;
    if (manifest.lines.size() + manifest.faults.size() == lines_max) {
      manifest.faults.push_back({ErrorCode::LimitExceeded, "it lists too many files", {}, line.offset});
      break;
    }
    auto parsed = parse_line(line, version);
    if (parsed) {
      manifest.lines.push_back(std::move(*parsed));
    } else {
      manifest.faults.push_back(parsed.error());
    }
  }
  return manifest;
}

std::string print_manifest_line(std::string_view hex_digest, std::string_view path) {
  return std::string(hex_digest) + "  " + print_bag_path(path) + "\n";
}

std::optional<std::string> manifest_algorithm(std::string_view file_name, std::string_view prefix) {
  constexpr std::string_view kEnding = ".txt";
  if (!file_name.starts_with(prefix) || !file_name.ends_with(kEnding)) return std::nullopt;
  if (file_name.size() <= prefix.size() + kEnding.size()) return std::nullopt;
  return std::string(file_name.substr(prefix.size(), file_name.size() - prefix.size() - kEnding.size()));
}

}  // namespace strongroom::exchange
