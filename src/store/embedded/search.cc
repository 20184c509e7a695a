// SPDX-License-Identifier: Apache-2.0
#include "store/embedded/search.h"

#include <algorithm>
#include <set>

#include "store/embedded/full_text/evaluation.h"
#include "store/embedded/full_text/ranking.h"
#include "store/embedded/item_row.h"
#include "store/paging.h"
#include "store/query_syntax.h"
#include "store/word_matcher.h"
#include "text/words.h"

namespace strongroom::store::embedded {

namespace {

constexpr uint32_t page_size_max = 1000;

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

// A word that was asked for within phrases alone is marked only there.
void tell_matches(SearchPage& page, const ParsedQuery& parsed, std::vector<std::string> stems) {
  std::set<std::string, std::less<>> alone;
  std::set<std::string, std::less<>> in_phrases;
  for (const auto& group : parsed.all) {
    for (const Clause& clause : group) {
      if (clause.field != Field::Anywhere && clause.field != Field::Title) continue;
      text::Phrase phrase;
      for (const text::Word& word : text::words(clause.text)) phrase.emplace_back(text::stem(word.folded));
      const bool is_phrase = clause.kind == ClauseKind::Words && phrase.size() > 1;
      (is_phrase ? in_phrases : alone).insert(phrase.begin(), phrase.end());
      if (is_phrase) page.matched_phrases.push_back(std::move(phrase));
    }
  }
  std::erase_if(stems, [&](const std::string& stem) { return in_phrases.contains(stem) && !alone.contains(stem); });
  page.matched_stems = std::move(stems);
}

SearchHit read_hit(ReadStatements& statements, Position position, const text::Matches& matcher) {
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

std::vector<uint32_t> shown_ordinals(StemLists& lists, const Documents& documents, const Evaluation& found,
                                     SearchOrder order, const PageRange& shown) {
  if (shown.first == 0) return {};
  const uint64_t skip = shown.first - 1;
  const uint64_t count = shown.last - skip;
  if (order == SearchOrder::Oldest) return documents.ordinals(found.documents).lowest(skip, count);
  if (order == SearchOrder::Newest || found.ranking_stems.empty())
    return documents.ordinals(found.documents).highest(skip, count);
  std::vector<uint32_t> best = best_first(lists, documents, found, shown.last);
  best.erase(best.begin(), best.begin() + static_cast<ptrdiff_t>(std::min<uint64_t>(skip, best.size())));
  return best;
}

}  // namespace

Result<SearchPage> search_page(ReadStatements& statements, SearchCaches& caches, const SearchQuery& query) {
  const auto parsed = parse_query(query.text);
  if (!parsed) return fail(parsed.error());
  if (says_nothing(*parsed, query)) return fail(ErrorCode::Malformed, "Type at least one word to search for.");

  StemLists lists(statements, &caches.lists);
  const auto documents = caches.documents.of(statements);
  const Evaluation found = evaluate(lists, *documents, *parsed, query);

  SearchPage page;
  page.understood = parsed->understood;
  tell_matches(page, *parsed, found.matched_stems);
  page.searched_last = found.searched_last;
  page.total = found.documents.count();
  page.page = std::max<uint64_t>(query.page, 1);
  const PageRange shown = page_range(page.total, page.page, std::clamp<uint32_t>(query.page_size, 1, page_size_max));
  page.pages = shown.pages;
  page.first = shown.first;
  page.last = shown.last;

  const FacetCounts counts = documents->count_facets(found.documents);
  page.categories = named(statements, counts.categories);
  page.languages = named(statements, counts.languages);
  page.years = counts.years;

  const text::Matches matcher = matches_of(page);
  for (const uint32_t ordinal : shown_ordinals(lists, *documents, found, query.order, shown))
    page.hits.push_back(read_hit(statements, documents->position(ordinal), matcher));
  return page;
}

}  // namespace strongroom::store::embedded
