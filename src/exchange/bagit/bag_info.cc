// SPDX-License-Identifier: Apache-2.0
#include "exchange/bagit/bag_info.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/encoding.h"
#include "exchange/bagit/tag_lines.h"

namespace strongroom::exchange {

namespace {

constexpr size_t kElementsMax = 10'000;
constexpr BagVersion kStrictLabels{1, 0};  // before it, spaces may stand before the colon

Result<BagInfoElement> parse_element(const TagLine& line, const BagVersion& version) {
  const size_t colon = line.text.find(':');
  const std::string_view label = trim(line.text.substr(0, std::min(colon, line.text.size())), ascii_blanks);
  if (colon == line.text.npos || label.empty()) {
    return fail(ErrorCode::Malformed, "the line is not a label, a colon and a value", line.offset);
  }
  if (version >= kStrictLabels && label.size() != colon) {
    return fail(ErrorCode::Malformed, "there is white space between the label and its colon", line.offset);
  }
  return BagInfoElement{std::string(label), std::string(trim(line.text.substr(colon + 1), ascii_blanks)), line.offset};
}

}  // namespace

std::optional<std::string> BagInfo::value(std::string_view label) const {
  for (const BagInfoElement& element : elements) {
    if (equals_ignoring_case(element.label, label)) return element.value;
  }
  return std::nullopt;
}

BagInfo parse_bag_info(std::string_view text, const BagVersion& version) {
  BagInfo info;
  for (const TagLine& line : tag_lines(text)) {
    if (trim(line.text, ascii_blanks).empty()) continue;
    if (info.elements.size() + info.faults.size() == kElementsMax) {
      info.faults.push_back({ErrorCode::LimitExceeded, "it has too many elements", {}, line.offset});
      break;
    }
    const bool continues = is_blank(line.text.front());
    if (continues && !info.elements.empty()) {
      info.elements.back().value.append(" ").append(trim(line.text, ascii_blanks));
      continue;
    }
    auto element = parse_element(line, version);
    if (element) {
      info.elements.push_back(std::move(*element));
    } else {
      info.faults.push_back(element.error());
    }
  }
  return info;
}

std::string print(const std::vector<BagInfoElement>& elements) {
  std::string text;
  for (const BagInfoElement& element : elements) {
    std::string value = element.value;
    std::ranges::replace_if(
        value, [](char c) { return c == '\n' || c == '\r'; }, ' ');
    text += element.label + ": " + value + "\n";
  }
  return text;
}

std::optional<PayloadOxum> parse_oxum(std::string_view text) {
  const size_t dot = text.find('.');
  if (dot == text.npos) return std::nullopt;
  const auto octets = parse_decimal(text.substr(0, dot));
  const auto streams = parse_decimal(text.substr(dot + 1));
  if (!octets || !streams) return std::nullopt;
  return PayloadOxum{*octets, *streams};
}

std::string print(const PayloadOxum& oxum) { return std::to_string(oxum.octets) + "." + std::to_string(oxum.streams); }

}  // namespace strongroom::exchange
