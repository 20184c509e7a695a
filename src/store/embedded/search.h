// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "store/embedded/full_text/documents.h"
#include "store/embedded/full_text/list_cache.h"
#include "store/query.h"

namespace strongroom::store::embedded {

// What searches leave in memory for the next ones. Thread-safe.
struct SearchCaches {
  DocumentsCache documents;
  ListCache lists{size_t{64} << 20};
};

// One page of a search in one snapshot.
Result<SearchPage> search_page(ReadStatements& statements, SearchCaches& caches, const SearchQuery& query);

}  // namespace strongroom::store::embedded
