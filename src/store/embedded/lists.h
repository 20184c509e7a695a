// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "store/embedded/counts.h"
#include "store/embedded/statements.h"
#include "store/query.h"

namespace strongroom::store::embedded {

// The lists and counts of one snapshot.
ListPage list_page(ReadStatements& statements, const ListQuery& query);
std::vector<MonthCount> month_counts(ReadStatements& statements, const std::optional<TermRef>& term);
std::vector<uint64_t> day_counts(ReadStatements& statements, const YearMonth& month,
                                 const std::optional<TermRef>& term);
std::vector<TermCount> term_counts(ReadStatements& statements, TermKind kind, size_t count_max);
std::optional<TermCount> term_count(ReadStatements& statements, const TermRef& term);
std::array<std::optional<ItemSummary>, 2> neighbours_of(ReadStatements& statements, const records::ItemId& id);
std::vector<ItemSummary> truncated(ReadStatements& statements, size_t count_max);

// Nullopt when no item ever had this term.
std::optional<TermNumber> find_term(ReadStatements& statements, const TermRef& term);

}  // namespace strongroom::store::embedded
