// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "store/embedded/full_text/documents.h"
#include "store/embedded/full_text/stem_lists.h"
#include "store/query.h"
#include "store/query_syntax.h"

namespace strongroom::store::embedded {

// What a query finds, before it is put in order.
struct Evaluation {
  NumberSet documents;                     // all of them can be found, and lie within the days asked for
  std::vector<std::string> ranking_stems;  // by which relevance is judged
  std::vector<std::string> matched_stems;  // SearchPage
  uint64_t searched_last = 0;              // SearchPage
};

// `query` must say something: a word, a term or a date.
Evaluation evaluate(StemLists& lists, const Documents& documents, const ParsedQuery& parsed, const SearchQuery& query);

}  // namespace strongroom::store::embedded
