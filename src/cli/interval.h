// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <string_view>

#include "base/result.h"

namespace strongroom::cli {

// "30s", "10m", "1h", "2d". Usage for anything else, and below one second.
Result<std::chrono::seconds> parse_interval(std::string_view text);

// Waits so long, or until a stop was asked for; false then.
bool wait_for_next(std::chrono::seconds interval);

}  // namespace strongroom::cli
