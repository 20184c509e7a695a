// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <optional>

#include "base/files.h"
#include "base/result.h"
#include "exchange/package_report.h"
#include "log/policy.h"

namespace strongroom::exchange {

// Whether a folder has the manifest and the log of a static copy.
bool looks_like_copy(const Path& folder);

// Checks a static copy of a site: every file against manifest-sha256.txt, and the log from its entries up to the signed
// checkpoint. The manifest itself is signed by nobody; what the log proves, it proves without it. With `policy` the log
// must be one that it names, without one the key in the copy is taken, and a fact says so. NotFound when there is no
// such folder; throws Fault when the disk cannot be read.
Result<PackageReport> check_copy(const Path& folder, const std::optional<log::Policy>& policy = {},
                                 const std::function<void(uint64_t done, uint64_t total)>& on_progress = {});

}  // namespace strongroom::exchange
