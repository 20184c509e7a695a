// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <utility>

#include "store/embedded/position.h"
#include "store/embedded/statements.h"

namespace strongroom::store::embedded {

using TermNumber = Strong<struct TermNumberTag, int64_t>;
inline constexpr TermNumber everything{0};

// How a transaction changes the kept counts: gathered in memory, written once before its commit.
class CountChanges {
 public:
  void add(TermNumber term, int64_t day, int64_t items) { by_term_and_day_[{term, day}] += items; }
  void write(WriteStatements& statements);

 private:
  std::map<std::pair<TermNumber, int64_t>, int64_t> by_term_and_day_;
};

// How many items a term has in a range of whole days. Walks months, and days where the range is less than a month.
uint64_t count_items(ReadStatements& statements, TermNumber term, const PositionRange& range);

// Where to start reading a list in order to skip its first items: from `range.high` downwards, leaving out `skip` more.
struct ListStart {
  PositionRange range;
  uint64_t skip = 0;
};

// The start that leaves out `skip` items of the range: found by walking the counts of months, then those of the days of
// one month, so that what is left to skip is less than one day's items.
ListStart find_start(ReadStatements& statements, TermNumber term, const PositionRange& range, uint64_t skip);

}  // namespace strongroom::store::embedded
