// SPDX-License-Identifier: Apache-2.0
#include "store/embedded/search.h"

#include <algorithm>

#include "store/embedded/item_row.h"
#include "store/embedded/match_expression.h"
#include "store/paging.h"
#include "store/query_syntax.h"
#include "store/word_matcher.h"

namespace strongroom::store::embedded {

namespace {

constexpr uint32_t page_size_max = 1000;
// Ranking costs some twenty times as much as finding, so only the newest matches are ranked when there are more.
constexpr size_t ranked_max = 20'000;

std::vector<Position> matches_newest_first(ReadStatements& statements, const MatchExpression& expression) {
  std::vector<Position> positions;
  Rows rows = statements.matches.rows(expression.match, expression.range.low.value, expression.range.high.value);
  while (rows.next()) positions.push_back(Position{rows.integer(0)});
  return positions;
}

// Puts the best ones first; what is not ranked stays behind them, newest first.
void rank(ReadStatements& statements, const MatchExpression& expression, std::vector<Position>& positions,
          size_t best_count) {
  const size_t ranked_count = std::min(positions.size(), ranked_max);
  if (ranked_count == 0 || best_count == 0) return;
  struct Ranked {
    double score;
    Position position;
  };
  std::vector<Ranked> ranked;
  ranked.reserve(ranked_count);
  Rows rows =
      statements.ranked_matches.rows(expression.match, positions[ranked_count - 1].value, expression.range.high.value);
  while (rows.next()) ranked.push_back({rows.real(1), Position{rows.integer(0)}});
  const auto best = ranked.begin() + static_cast<ptrdiff_t>(std::min(best_count, ranked.size()));
  std::partial_sort(ranked.begin(), best, ranked.end(), [](const Ranked& a, const Ranked& b) {
    return a.score != b.score ? a.score < b.score : a.position > b.position;  // FTS5: less is better
  });
  std::transform(ranked.begin(), ranked.end(), positions.begin(), [](const Ranked& r) { return r.position; });
}

std::vector<TermCount> named(ReadStatements& statements, const std::vector<std::pair<TermNumber, uint64_t>>& counts) {
  std::vector<TermCount> terms;
  for (const auto& [number, items] : counts) {
    Rows row = statements.term_by_number.rows(number.value);
    if (!row.next()) continue;
    terms.push_back(
        {{static_cast<TermKind>(row.integer(0)), std::string(row.text(1))}, std::string(row.text(2)), items});
  }
  return terms;
}

SearchHit read_hit(ReadStatements& statements, Position position, const text::WordMatcher& matcher) {
  SearchHit hit;
  hit.item = read_summary(statements, position).value_or(ItemSummary{});
  const auto place = find_place(statements, hit.item.id);
  if (!place) return hit;
  const records::ItemRevision revision = read_revision(statements, place->entry);
  hit.title = text::highlight(revision.item.title, matcher);
  hit.snippet = text::snippet(revision.item.text(), matcher);
  return hit;
}

bool says_nothing(const ParsedQuery& parsed, const SearchQuery& query) {
  return parsed.all.empty() && parsed.none.empty() && query.terms.empty() && !parsed.from && !parsed.to &&
         !query.from && !query.to;
}

}  // namespace

Result<SearchPage> search_page(ReadStatements& statements, FacetCache& facets, const SearchQuery& query) {
  const auto parsed = parse_query(query.text);
  if (!parsed) return fail(parsed.error());
  if (says_nothing(*parsed, query)) return fail(ErrorCode::Malformed, "Type at least one word to search for.");

  const MatchExpression expression = match_expression(statements, *parsed, query);
  std::vector<Position> positions = matches_newest_first(statements, expression);

  SearchPage page;
  page.understood = parsed->understood;
  page.matched_stems = expression.matched_stems;
  page.total = positions.size();
  page.page = std::max<uint64_t>(query.page, 1);
  const PageRange shown = page_range(page.total, page.page, std::clamp<uint32_t>(query.page_size, 1, page_size_max));
  page.pages = shown.pages;
  page.first = shown.first;
  page.last = shown.last;

  const FacetCounts counts = facets.of(statements)->count(positions);
  page.categories = named(statements, counts.categories);
  page.languages = named(statements, counts.languages);
  page.years = counts.years;

  if (query.order == SearchOrder::Relevance) {
    if (positions.size() > ranked_max) page.ranked_newest = ranked_max;
    rank(statements, expression, positions, shown.last);
  } else if (query.order == SearchOrder::Oldest) {
    std::reverse(positions.begin(), positions.end());
  }
  const text::WordMatcher matcher = word_matcher(page.matched_stems);
  for (uint64_t number = shown.first; number >= 1 && number <= shown.last; ++number)
    page.hits.push_back(read_hit(statements, positions[number - 1], matcher));
  return page;
}

}  // namespace strongroom::store::embedded
