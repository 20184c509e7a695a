// SPDX-License-Identifier: Apache-2.0
#include "web/pages/search_parameters.h"

#include <algorithm>
#include <array>

#include "store/query_syntax.h"
#include "web/list_path.h"
#include "web/pages/term_kinds.h"

namespace strongroom::web {

namespace {

constexpr size_t terms_max = 8;  // a facet page links to narrower ones; somewhere that must end
constexpr std::array orders = {store::SearchOrder::Relevance, store::SearchOrder::Newest, store::SearchOrder::Oldest};

std::string text_of(const Request& request, std::string_view name) {
  return std::string(request.parameter(name).value_or(""));
}

// 0 for what is no number of a page.
uint64_t read_page(const Request& request) {
  const auto text = request.parameter("page");
  return text ? whole_number(*text).value_or(0) : 1;
}

}  // namespace

const char* order_name(store::SearchOrder order) {
  switch (order) {
    case store::SearchOrder::Newest:
      return "newest";
    case store::SearchOrder::Oldest:
      return "oldest";
    default:
      return "relevance";
  }
}

SearchParameters SearchParameters::read(const Request& request, uint32_t page_size) {
  SearchParameters parameters;
  parameters.query.text = text_of(request, "q");
  parameters.query.page = read_page(request);
  parameters.query.page_size = page_size;
  for (const auto kind : all_term_kinds) {
    for (const auto slug : request.parameters(store::term_kind_name(kind))) {
      const store::TermRef term{kind, std::string(slug)};
      if (!slug.empty() && !parameters.has(term) && parameters.query.terms.size() < terms_max) {
        parameters.query.terms.push_back(term);
      }
    }
  }
  parameters.from = text_of(request, "from");
  parameters.to = text_of(request, "to");
  if (const auto days = store::read_days(parameters.from)) parameters.query.from = days->first;
  if (const auto days = store::read_days(parameters.to)) parameters.query.to = days->last;
  parameters.bad_date =
      (!parameters.from.empty() && !parameters.query.from) || (!parameters.to.empty() && !parameters.query.to);
  const std::string order = text_of(request, "order");
  for (const auto known : orders) {
    if (order == order_name(known)) parameters.query.order = known;
  }
  return parameters;
}

bool SearchParameters::empty() const { return query.text.empty() && query.terms.empty() && from.empty() && to.empty(); }

bool SearchParameters::has(const store::TermRef& term) const {
  return std::find(query.terms.begin(), query.terms.end(), term) != query.terms.end();
}

Addresses::Query SearchParameters::address(uint64_t page) const {
  Addresses::Query address;
  if (!query.text.empty()) address.emplace_back("q", query.text);
  auto terms = query.terms;
  std::sort(terms.begin(), terms.end());
  for (const auto& term : terms) address.emplace_back(store::term_kind_name(term.kind), term.slug);
  if (!from.empty()) address.emplace_back("from", from);
  if (!to.empty()) address.emplace_back("to", to);
  if (query.order != store::SearchOrder::Relevance) address.emplace_back("order", order_name(query.order));
  if (page > 1) address.emplace_back("page", std::to_string(page));
  return address;
}

SearchParameters SearchParameters::with(const store::TermRef& term) const {
  SearchParameters other = *this;
  if (!has(term)) other.query.terms.push_back(term);
  return other;
}

SearchParameters SearchParameters::without(const store::TermRef& term) const {
  SearchParameters other = *this;
  std::erase(other.query.terms, term);
  return other;
}

SearchParameters SearchParameters::between(std::optional<CivilDate> from_day, std::optional<CivilDate> to_day) const {
  SearchParameters other = *this;
  other.query.from = from_day;
  other.query.to = to_day;
  other.from = from_day ? from_day->iso() : std::string();
  other.to = to_day ? to_day->iso() : std::string();
  return other;
}

SearchParameters SearchParameters::without_filters() const {
  SearchParameters other = between(std::nullopt, std::nullopt);
  other.query.terms.clear();
  return other;
}

}  // namespace strongroom::web
