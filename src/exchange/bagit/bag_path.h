// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "exchange/bagit/declaration.h"

// File paths as bags write them: RFC 8493, sections 2.1.3 and 5.
namespace strongroom::exchange {

inline constexpr size_t kBagPathBytesMax = 4096;

struct BagPath {
  std::string path;           // relative, parts apart by '/', none of them empty, "." or ".."
  bool was_relative = false;  // written with a needless "./" before it
};

// From a line of a manifest. CR and LF may be percent-encoded in every version, '%' since 1.0. Refused for a path that
// leads out of the bag on any system, not only this one: absolute, "..", "~", a drive, a share, %NAME%.
Result<BagPath> parse_bag_path(std::string_view written, const BagVersion& version);
// The same judgement of a path that stands for itself, such as a name inside a ZIP file.
Result<void> check_bag_path(std::string_view path);
// As BagIt 1.0 writes it.
std::string print_bag_path(std::string_view path);

}  // namespace strongroom::exchange
