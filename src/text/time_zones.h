// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

// The names of the IANA time zone database, as ICU brings them along: a small machine may have no copy of its own.
// Names stay valid for ever, so an older ICU lacks the newest spellings at most. Thread-safe.
namespace strongroom::text {

bool is_time_zone(std::string_view name);

// A name that is spelled nearly so: "Europe/Berlin" for "europe/berlin" and "Berlin".
std::optional<std::string> time_zone_like(std::string_view name);

}  // namespace strongroom::text
