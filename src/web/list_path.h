// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "store/query.h"
#include "web/request.h"
#include "web/router.h"

namespace strongroom::web {

// The list that a path's parts name: {kind} and {slug}, {year}, {month}, {day}, as far as they are there. nullopt for a
// day that does not exist. Its page is ?page=, and 0 for what is not a number from 1.
std::optional<store::ListQuery> list_of(const Request& request, const PathParts& parts);

std::optional<store::TermKind> term_kind(std::string_view name);

// The digits of a whole number and nothing else.
std::optional<uint64_t> whole_number(std::string_view text);

}  // namespace strongroom::web
