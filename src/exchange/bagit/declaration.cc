// SPDX-License-Identifier: Apache-2.0
#include "exchange/bagit/declaration.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "exchange/bagit/tag_lines.h"

namespace strongroom::exchange {

namespace {

constexpr std::string_view kVersionLabel = "BagIt-Version: ";
constexpr std::string_view kEncodingLabel = "Tag-File-Character-Encoding: ";

std::optional<uint32_t> number(std::string_view digits) {
  uint32_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (digits.empty() || error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return value;
}

std::optional<BagVersion> parse_version(std::string_view text) {
  const size_t dot = text.find('.');
  if (dot == text.npos) return std::nullopt;
  const auto major = number(text.substr(0, dot));
  const auto minor = number(text.substr(dot + 1));
  if (!major || !minor) return std::nullopt;
  return BagVersion{*major, *minor};
}

bool is_charset_name(std::string_view name) {
  return !name.empty() && name.size() <= 40 &&
         std::ranges::all_of(name, [](char c) { return c > ' ' && c < '\x7f' && c != ':'; });
}

}  // namespace

std::string BagVersion::to_string() const { return std::to_string(major) + "." + std::to_string(minor); }

Result<BagDeclaration> parse_declaration(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) return fail(ErrorCode::Malformed, "it begins with a byte-order mark", 0);
  const auto lines = tag_lines(bytes);
  if (lines.size() != 2)
    return fail(ErrorCode::Malformed, "it must have two lines, and has " + std::to_string(lines.size()));
  if (!lines[0].text.starts_with(kVersionLabel)) {
    return fail(ErrorCode::Malformed, "the first line is not \"BagIt-Version: \" and a number", 0);
  }
  const auto version = parse_version(lines[0].text.substr(kVersionLabel.size()));
  if (!version)
    return fail(ErrorCode::Malformed, "the version is not two numbers with a dot between", kVersionLabel.size());
  if (!lines[1].text.starts_with(kEncodingLabel) || !is_charset_name(lines[1].text.substr(kEncodingLabel.size()))) {
    return fail(ErrorCode::Malformed, "the second line is not \"Tag-File-Character-Encoding: \" and a name",
                lines[1].offset);
  }
  if (*version < kOldestBagVersion || *version > kNewestBagVersion) {
    return fail(ErrorCode::Unsupported,
                "BagIt " + version->to_string() + " is not a version that is read (0.93 to 1.0)", kVersionLabel.size());
  }
  return BagDeclaration{*version, std::string(lines[1].text.substr(kEncodingLabel.size()))};
}

std::string print(const BagDeclaration& declaration) {
  return std::string(kVersionLabel) + declaration.version.to_string() + "\n" + std::string(kEncodingLabel) +
         declaration.encoding + "\n";
}

}  // namespace strongroom::exchange
