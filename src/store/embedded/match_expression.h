// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "store/embedded/position.h"
#include "store/embedded/statements.h"
#include "store/query.h"
#include "store/query_syntax.h"

namespace strongroom::store::embedded {

// A search as FTS5 runs it.
struct MatchExpression {
  std::string match;  // https://www.sqlite.org/fts5.html#full_text_query_syntax; empty: nothing can match
  PositionRange range;
  std::vector<std::string> matched_stems;
};

// `query` must say something: a word, a term or a date.
MatchExpression match_expression(ReadStatements& statements, const ParsedQuery& parsed, const SearchQuery& query);

}  // namespace strongroom::store::embedded
