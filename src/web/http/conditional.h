// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>

#include "base/civil_time.h"

namespace strongroom::web::http {

// RFC 9110 section 5.6.7: the preferred form and the two obsolete ones that must be read. nullopt for anything else.
std::optional<Timestamp> parse_http_date(std::string_view text);

// Whether a GET or HEAD may be answered with 304 (RFC 9110 section 13.2.2, steps 3 and 4): If-None-Match, when sent,
// decides alone; else If-Modified-Since. Header values are empty when absent. `etag` has its quotes.
bool is_not_modified(std::string_view if_none_match, std::string_view if_modified_since, std::string_view etag,
                     const std::optional<Timestamp>& last_modified);

}  // namespace strongroom::web::http
