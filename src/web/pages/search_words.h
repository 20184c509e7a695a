// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "store/store.h"
#include "web/pages/interface.h"
#include "web/pages/search_parameters.h"

namespace strongroom::web {

// A filter of a search, and the search without it.
struct SearchFilter {
  std::string label;  // "Category: Statements"
  SearchParameters without;
};

// The filters in force: terms, then the first and the last day.
std::vector<SearchFilter> search_filters(const SearchParameters& parameters, const store::Store& store,
                                         const Interface& interface);

// "Search: land registry · Category: Statements", for titles.
std::string search_in_words(const SearchParameters& parameters, const store::Store& store, const Interface& interface);

}  // namespace strongroom::web
