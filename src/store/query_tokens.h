// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace strongroom::store {

// A piece of a query as typed: [-][field:]value, where the value is a word or stands in quotes.
struct QueryToken {
  bool minus = false;
  bool quoted = false;
  std::string field;  // as typed, without the colon; empty when there is none
  std::string value;
  std::string written;  // all of it, as typed
};

// Splits at white space, but not within quotes: " “ ” „ « ». A quote that is never closed is left out. What is before
// the first colon of a word is its field when it is all letters and a value follows.
std::vector<QueryToken> split_query(std::string_view text);

// OR, AND and NOT between words, in capitals, and their signs.
bool is_operator(const QueryToken& token);

}  // namespace strongroom::store
