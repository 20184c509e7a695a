// SPDX-License-Identifier: Apache-2.0
#include "web/pages/search_words.h"

#include "web/pages/term_kinds.h"

namespace strongroom::web {

namespace {

std::string term_words(const store::TermRef& ref, const store::Store& store, const Interface& interface) {
  const auto term = store.term(ref);
  return kind_label(ref.kind, interface) + ": " + (term ? term_label(*term, interface) : ref.slug);
}

}  // namespace

std::vector<SearchFilter> search_filters(const SearchParameters& parameters, const store::Store& store,
                                         const Interface& interface) {
  const auto& query = parameters.query;
  std::vector<SearchFilter> filters;
  for (const auto& ref : query.terms) filters.push_back({term_words(ref, store, interface), parameters.without(ref)});
  if (query.from) {
    filters.push_back({interface.format("from_day", {{"date", interface.date(*query.from)}}),
                       parameters.between(std::nullopt, query.to)});
  }
  if (query.to) {
    filters.push_back({interface.format("to_day", {{"date", interface.date(*query.to)}}),
                       parameters.between(query.from, std::nullopt)});
  }
  return filters;
}

std::string search_in_words(const SearchParameters& parameters, const store::Store& store, const Interface& interface) {
  const auto& text = parameters.query.text;
  std::string words = text.empty() ? interface.text("nav_search") : interface.format("search_for", {{"query", text}});
  for (const auto& filter : search_filters(parameters, store, interface)) words += " · " + filter.label;
  return words;
}

}  // namespace strongroom::web
