// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>

#include "web/router.h"

namespace strongroom::web {

// The named parts of a path that a route's pattern (router.h) fits; nullopt when it does not fit.
std::optional<PathParts> match(std::string_view pattern, std::string_view path);

}  // namespace strongroom::web
