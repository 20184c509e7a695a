// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>

#include "base/files.h"
#include "base/result.h"
#include "exchange/package_report.h"

namespace strongroom::exchange {

// Whether a folder says that it is an OCFL storage root or an OCFL object.
bool looks_like_ocfl(const Path& folder);

// Validates a storage root with all its objects, or one object, of OCFL 1.0 or 1.1. Findings begin with the code of the
// specification's list (docs/formats/ocfl.md says which are checked). NotFound when the folder cannot be found; throws
// Fault when the disk cannot be read.
Result<PackageReport> check_ocfl(const Path& folder,
                                 const std::function<void(uint64_t done, uint64_t total)>& on_progress = {});

}  // namespace strongroom::exchange
