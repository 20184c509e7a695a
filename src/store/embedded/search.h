// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "store/embedded/facets.h"
#include "store/query.h"

namespace strongroom::store::embedded {

// One page of a search in one snapshot.
Result<SearchPage> search_page(ReadStatements& statements, FacetCache& facets, const SearchQuery& query);

}  // namespace strongroom::store::embedded
