// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "store/embedded/full_text/documents.h"
#include "store/query.h"

namespace strongroom::store::embedded {

// One page of a search in one snapshot.
Result<SearchPage> search_page(ReadStatements& statements, DocumentsCache& cache, const SearchQuery& query);

}  // namespace strongroom::store::embedded
