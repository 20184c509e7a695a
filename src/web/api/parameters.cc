// SPDX-License-Identifier: Apache-2.0
#include "web/api/parameters.h"

#include <array>
#include <string>

#include "web/list_path.h"

namespace strongroom::web {

namespace {

constexpr std::array<ApiParameter, 14> kParameters = {{
    {"page", "Which page, from 1.", R"({"type":"integer","minimum":1,"default":1})", "1"},
    {"limit", "How many a page holds.", R"({"type":"integer","minimum":1,"maximum":100,"default":20})", "20"},
    {"category", "The slug of a category.", R"({"type":"string"})", "\"harbour-board\""},
    {"tag", "The slug of a tag.", R"({"type":"string"})", "\"land-registry\""},
    {"author", "The slug of an author.", R"({"type":"string"})", "\"press-desk\""},
    {"source", "The slug of a source credit.", R"({"type":"string"})", "\"harbour-press-office\""},
    {"language", "The language of the items, as BCP 47.", R"({"type":"string"})", "\"en\""},
    {"year", "Only this year.", R"({"type":"integer","minimum":1,"maximum":9999})", "2017"},
    {"month", "Only this month.", R"({"type":"string","pattern":"^[0-9]{4}-[0-9]{2}$"})", "\"2017-10\""},
    {"day", "Only this day.", R"({"type":"string","format":"date"})", "\"2017-10-11\""},
    {"q", "Words, “phrases”, prefix*, -without, OR, title:word, category:name and more; 2,000 bytes at most.",
     R"({"type":"string","maxLength":2000})", "\"land registry\"", true},
    {"from", "Not before this day.", R"({"type":"string","format":"date"})", "\"2017-01-01\""},
    {"to", "Not after this day.", R"({"type":"string","format":"date"})", "\"2017-12-31\""},
    {"order", "How results are ordered.", R"({"enum":["relevance","newest","oldest"],"default":"relevance"})",
     "\"newest\""},
}};

Result<uint64_t> read_number(const Request& request, std::string_view name, uint64_t otherwise, uint64_t max) {
  const auto text = request.parameter(name);
  if (!text) return otherwise;
  const auto number = whole_number(*text);
  if (!number || *number == 0 || *number > max) {
    return fail(ErrorCode::Usage, std::string(name) + " must be a whole number from 1 to " + std::to_string(max));
  }
  return *number;
}

Result<std::optional<CivilDate>> read_day(const Request& request, std::string_view name) {
  const auto text = request.parameter(name);
  if (!text) return std::optional<CivilDate>();
  const auto day = CivilDate::parse(*text);
  if (!day) return fail(ErrorCode::Usage, std::string(name) + " must be a day such as 2017-10-11");
  return day;
}

Result<std::optional<YearMonth>> read_month(const Request& request) {
  const auto text = request.parameter("month");
  if (!text) return std::optional<YearMonth>();
  const auto first = CivilDate::parse(std::string(*text) + "-01");
  if (!first) return fail(ErrorCode::Usage, "month must be a month such as 2017-10");
  return std::optional(YearMonth::of(*first));
}

Result<store::SearchOrder> read_order(const Request& request) {
  const std::string_view order = request.parameter("order").value_or("relevance");
  if (order == "relevance") return store::SearchOrder::Relevance;
  if (order == "newest") return store::SearchOrder::Newest;
  if (order == "oldest") return store::SearchOrder::Oldest;
  return fail(ErrorCode::Usage, "order must be relevance, newest or oldest");
}

std::vector<store::TermRef> terms_of(const Request& request) {
  std::vector<store::TermRef> terms;
  for (size_t i = 0; i < store::term_kinds; ++i) {
    const auto kind = static_cast<store::TermKind>(i);
    for (const auto slug : request.parameters(store::term_kind_name(kind))) terms.push_back({kind, std::string(slug)});
  }
  return terms;
}

}  // namespace

std::span<const ApiParameter> api_parameters() { return kParameters; }

Result<std::optional<store::TermRef>> read_term(const Request& request) {
  const auto terms = terms_of(request);
  if (terms.empty()) return std::optional<store::TermRef>();
  if (terms.size() > 1) {
    return fail(ErrorCode::Usage, "a list is narrowed by one category, tag, author, source or language; use search");
  }
  return std::optional(terms.front());
}

Result<store::ListQuery> read_list_query(const Request& request) {
  store::ListQuery query;
  const auto term = read_term(request);
  const auto year = read_number(request, "year", 0, 9999);
  const auto month = read_month(request);
  const auto day = read_day(request, "day");
  const auto page = read_number(request, "page", 1, UINT64_MAX);
  const auto limit = read_number(request, "limit", api_limit_default, api_limit_max);
  if (!term) return fail(term.error());
  if (!year) return fail(year.error());
  if (!month) return fail(month.error());
  if (!day) return fail(day.error());
  if (!page) return fail(page.error());
  if (!limit) return fail(limit.error());
  if ((*year != 0) + month->has_value() + day->has_value() > 1) {
    return fail(ErrorCode::Usage, "ask for one of year, month and day");
  }
  query.term = *term;
  if (*year != 0) query.year = static_cast<int>(*year);
  query.month = *month;
  query.day = *day;
  query.page = *page;
  query.page_size = static_cast<uint32_t>(*limit);
  return query;
}

Result<store::SearchQuery> read_search_query(const Request& request) {
  store::SearchQuery query;
  const auto from = read_day(request, "from");
  const auto to = read_day(request, "to");
  const auto order = read_order(request);
  const auto page = read_number(request, "page", 1, UINT32_MAX);
  const auto limit = read_number(request, "limit", api_limit_default, api_limit_max);
  if (!from) return fail(from.error());
  if (!to) return fail(to.error());
  if (!order) return fail(order.error());
  if (!page) return fail(page.error());
  if (!limit) return fail(limit.error());
  query.text = request.parameter("q").value_or("");
  query.terms = terms_of(request);
  query.from = *from;
  query.to = *to;
  query.order = *order;
  query.page = *page;
  query.page_size = static_cast<uint32_t>(*limit);
  return query;
}

}  // namespace strongroom::web
