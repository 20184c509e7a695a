// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

// bagit.txt: RFC 8493, section 2.1.1.
namespace strongroom::exchange {

struct BagVersion {
  uint32_t major = 1;
  uint32_t minor = 0;
  friend auto operator<=>(const BagVersion&, const BagVersion&) = default;
  std::string to_string() const;  // "0.97"
};

inline constexpr BagVersion kOldestBagVersion{0, 93};
inline constexpr BagVersion kNewestBagVersion{1, 0};

struct BagDeclaration {
  BagVersion version;
  std::string encoding = "UTF-8";  // of the other tag files, as written
};

// Malformed for anything but the two lines; Unsupported for a version that is not between the oldest and the newest.
Result<BagDeclaration> parse_declaration(std::string_view bytes);
std::string print(const BagDeclaration& declaration);

}  // namespace strongroom::exchange
