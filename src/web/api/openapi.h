// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "web/api/json.h"
#include "web/router.h"

namespace strongroom::web {

// What an API route answers, by an example made with the handlers' own writers from invented records. nullopt for a
// pattern that is not in the API.
std::optional<ApiJson> api_example(std::string_view pattern);

// OpenAPI 3.1 of the routes under /api/v1.
std::string openapi(std::span<const Route> routes, const std::string& title, const std::string& base_url);

}  // namespace strongroom::web
