// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <vector>

#include "base/result.h"

namespace strongroom::archive {

// [{"code":…,"place":…,"message":…}]: how reports list what went wrong.
nlohmann::ordered_json json_of(const std::vector<Error>& errors);

}  // namespace strongroom::archive
