// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>

#include "base/result.h"
#include "store/query.h"
#include "web/request.h"

namespace strongroom::web {

inline constexpr uint32_t api_limit_default = 20;
inline constexpr uint32_t api_limit_max = 100;

// A query parameter of the API, for its description.
struct ApiParameter {
  std::string_view name;
  std::string_view what;
  std::string_view schema;   // JSON
  std::string_view example;  // JSON
  bool required = false;
};
std::span<const ApiParameter> api_parameters();

// The list that the parameters ask for. Usage, in a sentence for the caller, for a value that cannot be used.
Result<store::ListQuery> read_list_query(const Request& request);
Result<store::SearchQuery> read_search_query(const Request& request);
// The one term that the parameters name, if any; Usage for more than one.
Result<std::optional<store::TermRef>> read_term(const Request& request);

}  // namespace strongroom::web
