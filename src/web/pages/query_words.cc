// SPDX-License-Identifier: Apache-2.0
#include "web/pages/query_words.h"

#include <vector>

#include "store/query_syntax.h"
#include "text/language.h"
#include "text/words.h"

namespace strongroom::web {

namespace {

using store::Clause;
using store::Field;
using store::QueryFault;

std::string alone(std::string_view text) { return "<bdi>" + escape_html(text) + "</bdi>"; }

std::string label_of(Field field, const Interface& interface) {
  switch (field) {
    case Field::Anywhere:
      return {};
    case Field::Title:
      return interface.text("in_title");
    case Field::Category:
      return interface.text("kind_category");
    case Field::Tag:
      return interface.text("kind_tag");
    case Field::Author:
      return interface.text("kind_author");
    case Field::Source:
      return interface.text("kind_source");
    case Field::Language:
      return interface.text("kind_language");
    case Field::Year:
      return interface.text("kind_year");
  }
  return {};
}

std::string value_of(const Clause& clause, const Interface& interface) {
  if (clause.field == Field::Year) {
    const std::string first = interface.year(clause.first_year);
    return clause.first_year == clause.last_year ? first : first + "–" + interface.year(clause.last_year);
  }
  if (clause.field == Field::Language) return text::language_name(clause.text, interface.lang());
  if (clause.kind == store::ClauseKind::Prefix) return clause.text + "*";
  const bool is_phrase = clause.field == Field::Anywhere && text::words(clause.text).size() > 1;
  return is_phrase ? interface.format("in_quotes", {{"words", clause.text}}) : clause.text;
}

std::string words_of(const Clause& clause, const Interface& interface) {
  const std::string label = label_of(clause.field, interface);
  return (label.empty() ? label : escape_html(label) + ": ") + alone(value_of(clause, interface));
}

std::string joined(const std::vector<std::string>& parts, const std::string& between) {
  std::string all;
  for (const auto& part : parts) all += (all.empty() ? "" : between) + part;
  return all;
}

// First strong isolate: what was written has a direction of its own in a sentence of any (Unicode Annex 9).
std::string isolated(std::string_view written) { return "\u2068" + std::string(written) + "\u2069"; }

std::string message_of(QueryFault fault) {
  switch (fault) {
    case QueryFault::TooLong:
      return "query_too_long";
    case QueryFault::TooManyWords:
      return "query_too_many_words";
    case QueryFault::OnlyExclusions:
      return "query_only_exclusions";
    case QueryFault::NoDate:
      return "query_no_date";
    case QueryFault::ExcludedDate:
      return "query_excluded_date";
    case QueryFault::NoYear:
      return "query_no_year";
    case QueryFault::ShortPrefix:
      return "query_short_prefix";
  }
  return {};
}

}  // namespace

Html query_in_words(std::string_view query, const Interface& interface) {
  const auto read = store::read_query(query);
  std::vector<std::string> parts;
  if (!read) return Html("");
  for (const auto& group : read->all) {
    std::vector<std::string> alternatives;
    for (const Clause& clause : group) alternatives.push_back(words_of(clause, interface));
    parts.push_back(joined(alternatives, " " + escape_html(interface.text("query_or")) + " "));
  }
  for (const Clause& clause : read->none) {
    parts.push_back(escape_html(interface.text("query_not")) + ": " + words_of(clause, interface));
  }
  const auto day = [&](std::string_view name, const CivilDate& date) {
    parts.push_back(escape_html(interface.format(name, {{"date", interface.date(date)}})));
  };
  if (read->from) day("from_day", *read->from);
  if (read->to) day("to_day", *read->to);
  return Html(joined(parts, " · "));
}

std::string wider_query_in_words(const store::WiderQuery& wider, const Interface& interface) {
  const bool loosens = wider.change == store::WiderQuery::Change::Loosens;
  return interface.format(loosens ? "words_anywhere" : "without_word", {{"written", isolated(wider.written)}});
}

std::string query_refusal(std::string_view query, const Interface& interface) {
  const auto read = store::read_query(query);
  if (read) return interface.text("query_empty");
  return interface.format(message_of(read.error().fault), {{"written", isolated(read.error().written)}});
}

}  // namespace strongroom::web
