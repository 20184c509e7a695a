// SPDX-License-Identifier: Apache-2.0
#include "store/embedded/full_text/evaluation.h"

#include <algorithm>
#include <map>
#include <optional>

#include "store/embedded/full_text/indexed_text.h"
#include "store/embedded/full_text/phrase.h"
#include "store/embedded/lists.h"
#include "store/item_terms.h"
#include "text/words.h"

namespace strongroom::store::embedded {

namespace {

// A field's word may be part of many names ("category:news").
constexpr int terms_of_part_max = 50;
// To see whether words stand together their places must be compared, some 100 ns a document.
constexpr size_t phrase_candidates_max = 20'000;

using Phrase = std::vector<IndexedQueryWord>;

TermKind kind_of(Field field) {
  switch (field) {
    case Field::Category:
      return TermKind::Category;
    case Field::Tag:
      return TermKind::Tag;
    case Field::Author:
      return TermKind::Author;
    case Field::Source:
      return TermKind::Source;
    default:
      return TermKind::Language;
  }
}

PositionRange days_range(const ParsedQuery& parsed, const SearchQuery& query) {
  PositionRange range = all_positions();
  for (const auto& from : {parsed.from, query.from})
    if (from) range.low = std::max(range.low, position_of(day_number(from), 0));
  for (const auto& to : {parsed.to, query.to}) {
    if (!to) continue;
    range.high = std::min(range.high, position_of(day_number(to), sequences_of_day - 1));
    range.low = std::max(range.low, position_of(1, 0));  // an item without a date is not before one
  }
  return range;
}

// A clause in the words of the index: any of the phrases will do. The index holds stems, so the start of a word is
// looked for both as it is and as a whole word.
std::vector<Phrase> phrases_of(const Clause& clause) {
  Phrase phrase;
  const auto words = text::words(clause.text);
  for (const text::Word& word : words)
    if (std::string stem = stem_token(word.folded); !stem.empty()) phrase.push_back({std::move(stem), false});
  if (phrase.empty()) return {};
  std::vector<Phrase> phrases = {phrase};
  const std::string plain = plain_token(words.back().folded);
  if (clause.kind == ClauseKind::Prefix && !plain.empty()) {
    phrase.back() = {plain, true};
    phrases.push_back(std::move(phrase));
  }
  return phrases;
}

class Evaluator {
 public:
  Evaluator(StemLists& lists, const Documents& documents, const PositionRange& range)
      : lists_(lists),
        documents_(documents),
        ordinals_(documents.ordinals(range)),
        all_days_(ordinals_.second - ordinals_.first == documents.count()) {}

  Evaluation run(const ParsedQuery& parsed, const SearchQuery& query) {
    keep_terms(query.terms);
    // Phrases last: they are looked for only in what holds everything else.
    for (const bool with_phrases : {false, true})
      for (const auto& group : parsed.all)
        if (std::any_of(group.begin(), group.end(), is_phrase) == with_phrases) keep_any_of(group);
    if (!kept_) keep_range();
    for (const Clause& clause : parsed.none) kept_->remove_all(documents_of(clause));
    for (const auto& group : parsed.all)
      for (const Clause& clause : group) note_words(clause);
    documents_.keep_within(ordinals_, *kept_);
    return {*std::move(kept_), std::move(ranking_stems_), std::move(stems_), searched_last_};
  }

 private:
  static bool is_phrase(const Clause& clause) {
    const bool has_words = clause.field == Field::Anywhere || clause.field == Field::Title;
    return has_words && text::words(clause.text).size() > 1;
  }

  NumberSet none() const { return NumberSet(documents_.bound()); }

  void keep(NumberSet documents) {
    if (kept_) {
      kept_->keep_only(documents);
    } else {
      kept_ = std::move(documents);
    }
  }

  void keep_any_of(const std::vector<Clause>& group) {
    NumberSet any = none();
    for (const Clause& clause : group) any.add_all(documents_of(clause));
    keep(std::move(any));
  }

  void keep_range() {
    kept_ = none();
    for (uint32_t ordinal = ordinals_.first; ordinal < ordinals_.second; ++ordinal)
      kept_->add(documents_.document(ordinal));
  }

  // Two of one kind are alternatives.
  void keep_terms(const std::vector<TermRef>& terms) {
    std::map<TermKind, NumberSet> by_kind;
    for (const TermRef& term : terms) {
      NumberSet& documents = by_kind.try_emplace(term.kind, none()).first->second;
      if (const auto number = find_term(lists_.statements(), term))
        lists_.add_documents({term_name(*number), false}, documents);
    }
    for (auto& [kind, documents] : by_kind) keep(std::move(documents));
  }

  NumberSet documents_of(const Clause& clause) {
    NumberSet documents = none();
    switch (clause.field) {
      case Field::Anywhere:
      case Field::Title:
        for (const Phrase& phrase : phrases_of(clause)) add_phrase(phrase, clause.field == Field::Title, documents);
        break;
      case Field::Year:
        add_years(clause, documents);
        break;
      default:
        add_named_terms(kind_of(clause.field), clause, documents);
    }
    return documents;
  }

  void add_phrase(Phrase phrase, bool in_title, NumberSet& documents) {
    if (in_title)
      for (IndexedQueryWord& word : phrase) word.stem = title_name(word.stem);
    if (phrase.size() == 1) return lists_.add_documents(phrase.front(), documents);
    std::optional<NumberSet> candidates = kept_;
    for (const IndexedQueryWord& word : phrase) {
      NumberSet with_word = none();
      lists_.add_documents(word, with_word);
      if (candidates) with_word.keep_only(*candidates);
      candidates = std::move(with_word);
    }
    keep_last(*candidates);
    documents.add_all(documents_with_phrase(lists_, phrase, *candidates));
  }

  // The positions of documents that were taken in together lie together: reading those of the last ones costs a
  // fraction of what reading those of as many documents from everywhere would.
  void keep_last(NumberSet& candidates) {
    if (!all_days_) documents_.keep_within(ordinals_, candidates);
    if (candidates.count() <= phrase_candidates_max) return;
    const uint32_t first = candidates.highest(phrase_candidates_max - 1, 1).front();
    candidates.keep_if([&](size_t document) { return document >= first; });
    searched_last_ = phrase_candidates_max;
  }

  void add_years(const Clause& clause, NumberSet& documents) const {
    const PositionRange years{positions_of_year(clause.first_year).low, positions_of_year(clause.last_year).high};
    const auto [first, end] = documents_.ordinals(years);
    for (uint32_t ordinal = first; ordinal < end; ++ordinal) documents.add(documents_.document(ordinal));
  }

  // The term of that very name, or else those whose names hold the words.
  void add_named_terms(TermKind kind, const Clause& clause, NumberSet& documents) {
    const std::string slug = term_slug(clause.text);
    const auto exact = find_term(lists_.statements(), {kind, slug});
    if (exact && clause.kind == ClauseKind::Words) return lists_.add_documents({term_name(*exact), false}, documents);
    std::vector<TermNumber> terms;
    Rows rows = lists_.statements().terms_by_part.rows(static_cast<int>(kind), "%" + slug + "%", terms_of_part_max);
    while (rows.next()) terms.push_back(TermNumber{rows.integer(0)});
    for (const TermNumber& term : terms) lists_.add_documents({term_name(term), false}, documents);
  }

  // What is found by the start of a word is not ranked by it: as a rule all that is found has such a word.
  void note_words(const Clause& clause) {
    if (clause.field != Field::Anywhere && clause.field != Field::Title) return;
    for (const Phrase& phrase : phrases_of(clause)) {
      for (const IndexedQueryWord& word : phrase) {
        std::string shown = word.is_prefix ? word.stem + "*" : word.stem;
        if (std::find(stems_.begin(), stems_.end(), shown) != stems_.end()) continue;
        if (!word.is_prefix) ranking_stems_.push_back(word.stem);
        stems_.push_back(std::move(shown));
      }
    }
  }

  StemLists& lists_;
  const Documents& documents_;
  std::pair<uint32_t, uint32_t> ordinals_;
  bool all_days_;
  std::optional<NumberSet> kept_;  // none: nothing has been asked for yet
  std::vector<std::string> ranking_stems_;
  std::vector<std::string> stems_;
  uint64_t searched_last_ = 0;
};

}  // namespace

Evaluation evaluate(StemLists& lists, const Documents& documents, const ParsedQuery& parsed, const SearchQuery& query) {
  return Evaluator(lists, documents, days_range(parsed, query)).run(parsed, query);
}

}  // namespace strongroom::store::embedded
