// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "store/query.h"
#include "web/request.h"
#include "web/response.h"
#include "web/site.h"

namespace strongroom::web {

// 404 for a page past the end of a list: says how many pages there are and leads to the last one.
Response missing_list_page(const Request& request, const Site& site, const store::ListQuery& query, uint64_t pages);

// 404 for a time of which the archive holds nothing, which is not to say that nothing was published then: leads to the
// nearest months that have items.
Response missing_period(const Request& request, const Site& site, const store::ListQuery& query);

}  // namespace strongroom::web
