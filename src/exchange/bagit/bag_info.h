// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "exchange/bagit/declaration.h"

// bag-info.txt: RFC 8493, section 2.2.2. Versions before 0.95 called it package-info.txt.
namespace strongroom::exchange {

struct BagInfoElement {
  std::string label;
  std::string value;    // continuation lines joined by a space
  uint64_t offset = 0;  // of its first line
  friend bool operator==(const BagInfoElement&, const BagInfoElement&) = default;
};

struct BagInfo {
  std::vector<BagInfoElement> elements;  // in order; labels may repeat
  std::vector<Error> faults;             // lines that cannot be read, with their offsets

  // The first value of a label, whatever its case; nullopt if there is none.
  std::optional<std::string> value(std::string_view label) const;
};

BagInfo parse_bag_info(std::string_view text, const BagVersion& version);
// Line ends in values become spaces.
std::string print(const std::vector<BagInfoElement>& elements);

// Payload-Oxum: how many octets and how many files the payload has.
struct PayloadOxum {
  uint64_t octets = 0;
  uint64_t streams = 0;
  friend bool operator==(const PayloadOxum&, const PayloadOxum&) = default;
};
std::optional<PayloadOxum> parse_oxum(std::string_view text);
std::string print(const PayloadOxum& oxum);

}  // namespace strongroom::exchange
