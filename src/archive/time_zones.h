// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

// The names of the tz database, compiled in: a small machine has no copy of it, and settings must mean the same
// everywhere. Names stay valid for ever, so an older list lacks the newest spellings at most.
namespace strongroom::archive {

bool is_time_zone(std::string_view name);

// A name that is spelled nearly so: "Europe/Berlin" for "europe/berlin" and "Berlin".
std::optional<std::string_view> time_zone_like(std::string_view name);

}  // namespace strongroom::archive
