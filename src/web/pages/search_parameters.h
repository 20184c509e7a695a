// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/query.h"
#include "web/pages/addresses.h"
#include "web/request.h"

namespace strongroom::web {

// A search as its address tells it. Its one canonical address has the parameters in a fixed order, without those that
// say nothing, so that following facets never makes two addresses of one search.
struct SearchParameters {
  store::SearchQuery query;
  std::string from;  // as typed, also when it is not a date
  std::string to;
  bool bad_date = false;

  static SearchParameters read(const Request& request, uint32_t page_size);

  bool empty() const;  // neither words nor filters
  bool has(const store::TermRef& term) const;
  Addresses::Query address(uint64_t page) const;

  // The same search with one thing changed; on its first page.
  SearchParameters with(const store::TermRef& term) const;
  SearchParameters without(const store::TermRef& term) const;
  SearchParameters between(std::optional<CivilDate> from_day, std::optional<CivilDate> to_day) const;
  SearchParameters without_filters() const;
};

const char* order_name(store::SearchOrder order);  // "relevance", "newest", "oldest"

}  // namespace strongroom::web
