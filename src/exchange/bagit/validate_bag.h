// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "base/files.h"
#include "base/result.h"
#include "exchange/bagit/bag_info.h"
#include "exchange/package_report.h"

namespace strongroom::exchange {

struct BagLimits {
  size_t files_max = 2'000'000;
  uint64_t tag_file_bytes_max = 512ull << 20;
};

using BytesProgress = std::function<void(uint64_t done, uint64_t total)>;

struct CheckedBag {
  PackageReport report;
  BagInfo info;
};

// Whether a folder holds something that calls itself a bag.
bool looks_like_bag(const Path& folder);

// Validates a bag of any version from 0.93 to 1.0 as RFC 8493 section 3 has it: complete (all that is listed is there,
// nothing else is) and every digest of every manifest holds. What cannot be believed is an error in the report; what is
// unwise and harmless is a warning (docs/formats/bag.md lists both). fetch.txt is told and never acted on. Nothing
// outside the folder is looked at, whatever the bag says. Time is linear in the bag's size. NotFound when the folder
// cannot be found; throws Fault when the disk cannot be read.
Result<CheckedBag> validate_bag(const Path& bag, const BytesProgress& on_progress = {}, const BagLimits& limits = {});

}  // namespace strongroom::exchange
