// SPDX-License-Identifier: Apache-2.0
#include "web/pages/addresses.h"

#include <fmt/core.h>

#include "base/encoding.h"

namespace strongroom::web {

namespace {

std::string year_path(int year) { return fmt::format("/{:04}", year); }
std::string month_path(const YearMonth& month) { return fmt::format("/{:04}/{:02}", month.year, month.month); }
std::string day_path(const CivilDate& date) {
  return fmt::format("/{:04}/{:02}/{:02}", date.year, date.month, date.day);
}

std::string term_path(const store::TermRef& term) {
  return fmt::format("/{}/{}", store::term_kind_name(term.kind), percent_encode(term.slug));
}

}  // namespace

Addresses::Addresses(const archive::Config& config, std::string_view lang) : config_(config) {
  const bool first = config.languages.empty() || config.languages.front() == lang;
  if (!first) prefix_ = "/" + std::string(lang);
}

std::string Addresses::page(std::string_view path) const {
  if (path == "/" && !prefix_.empty()) return prefix_ + "/";
  return prefix_ + std::string(path);
}

std::string Addresses::item(const records::ItemId& id, std::string_view slug) const {
  std::string path = "/items/" + id.value;
  if (!slug.empty()) path += "/" + percent_encode(slug);
  return page(path);
}

std::string Addresses::terms(store::TermKind kind) const {
  return page(fmt::format("/{}", store::term_kind_name(kind)));
}

std::string Addresses::term(const store::TermRef& term) const { return page(term_path(term)); }
std::string Addresses::year(int year) const { return page(year_path(year)); }
std::string Addresses::month(const YearMonth& month) const { return page(month_path(month)); }
std::string Addresses::day(const CivilDate& date) const { return page(day_path(date)); }

std::string Addresses::list_base(const store::ListQuery& query) const {
  std::string path = query.term ? term_path(*query.term) : std::string();
  if (query.year) path += year_path(*query.year);
  if (query.month) path += month_path(*query.month);
  if (query.day) path += day_path(*query.day);
  return page(path);
}

std::string Addresses::list(const store::ListQuery& query) const {
  if (!query.term && !query.year && !query.month && !query.day) return home();
  const std::string base = list_base(query);
  return query.page > 1 ? fmt::format("{}?page={}", base, query.page) : base;
}

std::string Addresses::search(const Query& query) const { return page("/search") + query_string(query); }

std::string query_string(const Addresses::Query& query) {
  std::string text;
  for (const auto& [name, value] : query) {
    text += (text.empty() ? "?" : "&") + percent_encode(name) + "=" + percent_encode(value);
  }
  return text;
}

}  // namespace strongroom::web
