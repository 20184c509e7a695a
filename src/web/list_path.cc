// SPDX-License-Identifier: Apache-2.0
#include "web/list_path.h"

#include <charconv>

namespace strongroom::web {

namespace {

// The router lets only numbers that fit through.
int number_of(const PathParts& parts, std::string_view name) {
  const auto part = parts.find(name);
  return part == parts.end() ? 0 : static_cast<int>(whole_number(part->second).value_or(0));
}

}  // namespace

std::optional<uint64_t> whole_number(std::string_view text) {
  uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::optional<store::TermKind> term_kind(std::string_view name) {
  for (size_t i = 0; i < store::term_kinds; ++i) {
    const auto kind = static_cast<store::TermKind>(i);
    if (store::term_kind_name(kind) == name) return kind;
  }
  return std::nullopt;
}

std::optional<store::ListQuery> list_of(const Request& request, const PathParts& parts) {
  store::ListQuery query;
  if (const auto kind = parts.find("kind"); kind != parts.end()) {
    const auto known = term_kind(kind->second);
    if (!known) return std::nullopt;
    query.term = {*known, parts.find("slug")->second};
  }
  if (parts.contains("day")) {
    query.day = CivilDate::create(number_of(parts, "year"), number_of(parts, "month"), number_of(parts, "day"));
    if (!query.day) return std::nullopt;
  } else if (parts.contains("month")) {
    query.month = YearMonth::create(number_of(parts, "year"), number_of(parts, "month"));
    if (!query.month) return std::nullopt;
  } else if (parts.contains("year")) {
    query.year = number_of(parts, "year");
  }
  if (const auto page = request.parameter("page")) query.page = whole_number(*page).value_or(0);
  return query;
}

}  // namespace strongroom::web
