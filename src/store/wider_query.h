// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace strongroom::store {

// A query that asks for less than another did, for when nothing matches that one.
struct WiderQuery {
  enum class Change {
    LeavesOut,  // `written`, a word, phrase or field of the query, as the user wrote it
    Loosens,    // `written`, a phrase, whose words may now stand anywhere
  };
  Change change = Change::LeavesOut;
  std::string written;
  std::string text;  // the whole query, for read_query
};

inline constexpr size_t wider_queries_max = 8;

// Those that differ from `text` in one thing, in the order of its words. None for a query of one word, and none for
// one with OR, AND or NOT: what leaving out a word of it means is for the user to say.
std::vector<WiderQuery> wider_queries(std::string_view text);

}  // namespace strongroom::store
