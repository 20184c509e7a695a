// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "base/result.h"
#include "exchange/package_report.h"
#include "log/policy.h"

namespace strongroom::cli {

// The errors and warnings of a package on stderr, each with its place in `package`.
void print_problems(const exchange::PackageReport& report, const std::string& package);

// Whose signatures are believed, from --vkey or --policy; nullopt when neither is given. Usage when one cannot be read.
Result<std::optional<log::Policy>> policy_of(const std::string& verifier_key, const std::string& policy_file);

}  // namespace strongroom::cli
