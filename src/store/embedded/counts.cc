// SPDX-License-Identifier: Apache-2.0
#include "store/embedded/counts.h"

#include <algorithm>

namespace strongroom::store::embedded {

namespace {

bool within_one_month(const PositionRange& range) {
  return month_of_day(day_of(range.low)) == month_of_day(day_of(range.high));
}

int64_t first_day_of_month(int64_t month) { return month == 0 ? 0 : day_number(month_from_number(month).first_day()); }

int64_t last_day_of_month(int64_t month) { return month == 0 ? 0 : day_number(month_from_number(month).last_day()); }

// The first of `rows` (number, items) that the skipped items do not use up; the skip is lessened by those before it.
std::optional<int64_t> walk(Rows rows, uint64_t& skip) {
  while (rows.next()) {
    const auto items = static_cast<uint64_t>(rows.integer(1));
    if (skip < items) return rows.integer(0);
    skip -= items;
  }
  return std::nullopt;
}

}  // namespace

void CountChanges::write(WriteStatements& statements) {
  std::map<std::pair<TermNumber, int64_t>, int64_t> by_month;
  std::map<TermNumber, int64_t> by_term;
  for (const auto& [key, items] : by_term_and_day_) {
    if (items == 0) continue;
    const auto& [term, day] = key;
    by_month[{term, month_of_day(day)}] += items;
    by_term[term] += items;
    statements.add_to_day.execute(term.value, day, items);
    if (items < 0) statements.drop_empty_day.execute(term.value, day);
  }
  for (const auto& [key, items] : by_month) {
    statements.add_to_month.execute(key.first.value, key.second, items);
    if (items <= 0) statements.drop_empty_month.execute(key.first.value, key.second);
  }
  for (const auto& [term, items] : by_term)
    if (items != 0 && term != everything) statements.add_to_term.execute(term.value, items);
  by_term_and_day_.clear();
}

uint64_t count_items(ReadStatements& statements, TermNumber term, const PositionRange& range) {
  const int64_t first = day_of(range.low);
  const int64_t last = day_of(range.high);
  const int64_t first_month = month_of_day(first);
  const int64_t last_month = month_of_day(last);
  const bool whole_months = first == first_day_of_month(first_month) && last == last_day_of_month(last_month);
  Rows rows = whole_months ? statements.months.rows(term.value, first_month, last_month)
                           : statements.days.rows(term.value, first, last);
  uint64_t items = 0;
  while (rows.next()) items += static_cast<uint64_t>(rows.integer(1));
  return items;
}

ListStart find_start(ReadStatements& statements, TermNumber term, const PositionRange& range, uint64_t skip) {
  int64_t first = day_of(range.low);
  int64_t last = day_of(range.high);
  if (!within_one_month(range)) {
    const auto month = walk(statements.months.rows(term.value, month_of_day(first), month_of_day(last)), skip);
    if (!month) return {range, skip};
    first = std::max(first, first_day_of_month(*month));
    last = std::min(last, last_day_of_month(*month));
  }
  const auto day = walk(statements.days.rows(term.value, first, last), skip);
  if (!day) return {range, skip};
  return {{range.low, position_of(*day, sequences_of_day - 1)}, skip};
}

}  // namespace strongroom::store::embedded
