// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "exchange/bagit/bag_path.h"

// fetch.txt: RFC 8493, section 2.2.3. Strongroom reads it to say what a bag lacks and never follows it: whoever writes
// a bag must not be able to make the archive's machine ask other machines for things.
namespace strongroom::exchange {

struct FetchLine {
  std::string url;
  std::optional<uint64_t> size_bytes;  // nullopt for "-"
  BagPath path;
};

struct FetchList {
  std::vector<FetchLine> lines;
  std::vector<Error> faults;
};

FetchList parse_fetch_list(std::string_view text, const BagVersion& version, size_t lines_max);

}  // namespace strongroom::exchange
