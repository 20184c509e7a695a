// SPDX-License-Identifier: Apache-2.0
#include "store/embedded/match_expression.h"

#include <algorithm>
#include <map>

#include "store/embedded/indexed_text.h"
#include "store/embedded/lists.h"
#include "store/item_terms.h"
#include "text/words.h"

namespace strongroom::store::embedded {

namespace {

// A field's word may be part of many names ("category:news").
constexpr int terms_of_part_max = 50;
constexpr const char* no_mark = "\"§none\"";  // a mark that no item has

std::string fts_string(std::string_view tokens) { return '"' + std::string(tokens) + '"'; }

std::string joined(const std::vector<std::string>& parts, const char* with) {
  if (parts.size() == 1) return parts.front();
  std::string all = "(";
  for (size_t i = 0; i < parts.size(); ++i) all += (i == 0 ? "" : with) + parts[i];
  return all + ")";
}

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

class Builder {
 public:
  explicit Builder(ReadStatements& statements) : statements_(statements) {}

  MatchExpression build(const ParsedQuery& parsed, const SearchQuery& query) {
    MatchExpression expression;
    expression.range = days_range(parsed, query);
    std::vector<std::string> all;
    for (const auto& group : parsed.all) {
      std::vector<std::string> alternatives;
      for (const Clause& clause : group) alternatives.push_back(clause_expression(clause, true));
      all.push_back(joined(alternatives, " OR "));
    }
    for (std::string& filter : filter_groups(query.terms)) all.push_back(std::move(filter));
    if (all.empty()) all = {any_year(expression.range)};

    expression.match = joined(all, " AND ");
    if (!parsed.none.empty()) {
      std::vector<std::string> none;
      for (const Clause& clause : parsed.none) none.push_back(clause_expression(clause, false));
      expression.match += " NOT " + joined(none, " OR ");
    }
    expression.matched_stems = std::move(stems_);
    return expression;
  }

 private:
  static PositionRange days_range(const ParsedQuery& parsed, const SearchQuery& query) {
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

  std::string clause_expression(const Clause& clause, bool shown) {
    switch (clause.field) {
      case Field::Anywhere:
        return words(clause, shown);
      case Field::Title:
        return "title : " + words(clause, shown);
      case Field::Year:
        return years(clause.first_year, clause.last_year);
      default:
        return named_terms(kind_of(clause.field), clause);
    }
  }

  std::string words(const Clause& clause, bool shown) {
    const auto found = text::words(clause.text);
    std::string phrase;
    for (size_t i = 0; i + 1 < found.size(); ++i) append(phrase, stem_token(found[i].folded), shown);
    const std::string plain = plain_token(found.back().folded);
    const std::string stem = stem_token(found.back().folded);
    if (clause.kind == ClauseKind::Words) {
      append(phrase, stem, shown);
      return phrase.empty() ? no_mark : fts_string(phrase);
    }
    // The index holds stems, so the start of a word is looked for both as it is and as a whole word.
    std::string started = phrase;
    append(started, plain, false);
    if (shown) stems_.push_back(plain + "*");
    append(phrase, stem, shown);
    return "(" + fts_string(started) + " * OR " + fts_string(phrase) + ")";
  }

  void append(std::string& phrase, const std::string& token, bool shown) {
    if (token.empty()) return;
    if (!phrase.empty()) phrase += ' ';
    phrase += token;
    if (shown) stems_.push_back(token);
  }

  static std::string years(int first, int last) {
    std::vector<std::string> marks;
    for (int year = first; year <= last; ++year) marks.push_back(fts_string(year_mark(year)));
    return joined(marks, " OR ");
  }

  // The terms of that very name, or else those whose names hold the words.
  std::string named_terms(TermKind kind, const Clause& clause) {
    const std::string slug = term_slug(clause.text);
    const auto exact = find_term(statements_, {kind, slug});
    if (exact && clause.kind == ClauseKind::Words) return fts_string(term_mark(*exact));
    std::vector<std::string> marks;
    Rows rows = statements_.terms_by_part.rows(static_cast<int>(kind), "%" + slug + "%", terms_of_part_max);
    while (rows.next()) marks.push_back(fts_string(term_mark(TermNumber{rows.integer(0)})));
    return marks.empty() ? no_mark : joined(marks, " OR ");
  }

  std::vector<std::string> filter_groups(const std::vector<TermRef>& terms) {
    std::map<TermKind, std::vector<std::string>> by_kind;
    for (const TermRef& term : terms) {
      const auto number = find_term(statements_, term);
      by_kind[term.kind].push_back(number ? fts_string(term_mark(*number)) : no_mark);
    }
    std::vector<std::string> groups;
    for (const auto& [kind, marks] : by_kind) groups.push_back(joined(marks, " OR "));
    return groups;
  }

  // All dated items of the range, for a search that says only when.
  std::string any_year(const PositionRange& range) {
    std::vector<std::string> marks;
    Rows rows =
        statements_.months.rows(everything.value, month_of_day(day_of(range.low)), month_of_day(day_of(range.high)));
    while (rows.next()) {
      if (rows.integer(0) == 0) continue;
      std::string mark = fts_string(year_mark(month_from_number(rows.integer(0)).year));
      if (marks.empty() || marks.back() != mark) marks.push_back(std::move(mark));
    }
    return marks.empty() ? no_mark : joined(marks, " OR ");
  }

  ReadStatements& statements_;
  std::vector<std::string> stems_;
};

}  // namespace

MatchExpression match_expression(ReadStatements& statements, const ParsedQuery& parsed, const SearchQuery& query) {
  return Builder(statements).build(parsed, query);
}

}  // namespace strongroom::store::embedded
