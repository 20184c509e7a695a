// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "log/policy.h"

namespace strongroom::cli {

enum class ReportForm { Words, Json };

// Checks a folder that is a package - a bag, an OCFL root or object, a static copy of a site - and prints what it
// finds. Returns the exit code.
int check_package(const std::string& folder, const std::optional<log::Policy>& policy, ReportForm form);

}  // namespace strongroom::cli
