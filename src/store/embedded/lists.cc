// SPDX-License-Identifier: Apache-2.0
#include "store/embedded/lists.h"

#include <algorithm>

#include "store/embedded/item_row.h"
#include "store/paging.h"

namespace strongroom::store::embedded {

namespace {

constexpr uint32_t page_size_max = 1000;

PositionRange range_of(const ListQuery& query) {
  if (query.day) return positions_of_days(day_number(query.day), day_number(query.day));
  if (query.month) return positions_of_month(*query.month);
  if (query.year) return positions_of_year(*query.year);
  return all_positions();
}

// Everything for no term; nullopt for one that does not exist.
std::optional<TermNumber> number_or_everything(ReadStatements& statements, const std::optional<TermRef>& term) {
  return term ? find_term(statements, *term) : std::optional(everything);
}

int64_t as_limit(size_t count_max) {
  return static_cast<int64_t>(std::min<size_t>(count_max, std::numeric_limits<int64_t>::max()));
}

std::vector<Position> positions_from(ReadStatements& statements, TermNumber term, const ListStart& start,
                                     uint32_t count) {
  std::vector<Position> positions;
  Rows rows = statements.positions.rows(term.value, start.range.low.value, start.range.high.value, count, start.skip);
  while (rows.next()) positions.push_back(Position{rows.integer(0)});
  return positions;
}

}  // namespace

std::optional<TermNumber> find_term(ReadStatements& statements, const TermRef& term) {
  Rows row = statements.term_by_slug.rows(static_cast<int>(term.kind), term.slug);
  if (!row.next()) return std::nullopt;
  return TermNumber{row.integer(0)};
}

ListPage list_page(ReadStatements& statements, const ListQuery& query) {
  ListPage page;
  page.page = std::max<uint64_t>(query.page, 1);
  const uint32_t page_size = std::clamp<uint32_t>(query.page_size, 1, page_size_max);
  const PositionRange range = range_of(query);
  const auto term = number_or_everything(statements, query.term);
  if (!term || range.low > range.high) return page;

  page.total = count_items(statements, *term, range);
  const PageRange shown = page_range(page.total, page.page, page_size);
  page.pages = shown.pages;
  page.first = shown.first;
  page.last = shown.last;
  if (shown.first == 0) return page;
  const ListStart start = find_start(statements, *term, range, shown.first - 1);
  page.items = read_summaries(statements, positions_from(statements, *term, start, page_size));
  return page;
}

std::vector<MonthCount> month_counts(ReadStatements& statements, const std::optional<TermRef>& term) {
  std::vector<MonthCount> months;
  const auto number = number_or_everything(statements, term);
  if (!number) return months;
  // From 1: the undated ones, under 0, are of no month.
  Rows rows = statements.months.rows(number->value, 1, std::numeric_limits<int64_t>::max());
  while (rows.next()) months.push_back({month_from_number(rows.integer(0)), static_cast<uint64_t>(rows.integer(1))});
  return months;
}

std::vector<uint64_t> day_counts(ReadStatements& statements, const YearMonth& month,
                                 const std::optional<TermRef>& term) {
  std::vector<uint64_t> days(month.last_day().day, 0);
  const auto number = number_or_everything(statements, term);
  if (!number) return days;
  const int64_t first = day_number(month.first_day());
  Rows rows = statements.days.rows(number->value, first, day_number(month.last_day()));
  while (rows.next()) days[static_cast<size_t>(rows.integer(0) - first)] = static_cast<uint64_t>(rows.integer(1));
  return days;
}

std::vector<TermCount> term_counts(ReadStatements& statements, TermKind kind, size_t count_max) {
  std::vector<TermCount> terms;
  Rows rows = statements.terms_of_kind.rows(static_cast<int>(kind), as_limit(count_max));
  while (rows.next())
    terms.push_back(
        {{kind, std::string(rows.text(0))}, std::string(rows.text(1)), static_cast<uint64_t>(rows.integer(2))});
  return terms;
}

std::optional<TermCount> term_count(ReadStatements& statements, const TermRef& term) {
  Rows row = statements.term_by_slug.rows(static_cast<int>(term.kind), term.slug);
  if (!row.next() || row.integer(2) == 0) return std::nullopt;
  return TermCount{term, std::string(row.text(1)), static_cast<uint64_t>(row.integer(2))};
}

std::array<std::optional<ItemSummary>, 2> neighbours_of(ReadStatements& statements, const records::ItemId& id) {
  std::array<std::optional<ItemSummary>, 2> neighbours;
  const auto place = find_place(statements, id);
  if (!place) return neighbours;
  if (Rows row = statements.position_above.rows(place->position.value); row.next())
    neighbours[0] = read_summary(statements, Position{row.integer(0)});
  if (Rows row = statements.position_below.rows(place->position.value); row.next())
    neighbours[1] = read_summary(statements, Position{row.integer(0)});
  return neighbours;
}

std::vector<ItemSummary> truncated(ReadStatements& statements, size_t count_max) {
  std::vector<Position> positions;
  Rows rows = statements.truncated.rows(as_limit(count_max));
  while (rows.next()) positions.push_back(Position{rows.integer(0)});
  return read_summaries(statements, positions);
}

}  // namespace strongroom::store::embedded
