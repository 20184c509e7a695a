// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/civil_time.h"
#include "base/result.h"

namespace strongroom::store {

// What part of an item a clause is about.
enum class Field { Anywhere, Title, Category, Tag, Author, Source, Language, Year };

enum class ClauseKind {
  Words,   // these words one after the other: one word, a quoted phrase, or a compound such as "land-registry"
  Prefix,  // the last of them is the start of a word
};

// One thing to look for, as the user wrote it, without quotes, star, field name and minus.
struct Clause {
  Field field = Field::Anywhere;
  ClauseKind kind = ClauseKind::Words;
  std::string text;
  int first_year = 0;  // Field::Year only: these years, both included
  int last_year = 0;
  friend bool operator==(const Clause&, const Clause&) = default;
};

// A query understood. Every group must hold, and of a group one clause is enough; no clause of `none` may hold.
struct ParsedQuery {
  std::vector<std::vector<Clause>> all;
  std::vector<Clause> none;
  std::optional<CivilDate> from;  // the first day that counts
  std::optional<CivilDate> to;    // the last day that counts
  std::string understood;         // see SearchPage
};

inline constexpr size_t query_bytes_max = 2000;
inline constexpr size_t query_clauses_max = 32;

// Why a query is refused.
enum class QueryFault { TooLong, TooManyWords, OnlyExclusions, NoDate, ExcludedDate, NoYear, ShortPrefix };
struct QueryRefusal {
  QueryFault fault = QueryFault::NoDate;
  std::string written;  // the part to blame, as written; empty when it is the whole
};

// Reads the words a user typed (docs/search.md). Forgiving: quotes that are never closed, unknown fields, stray signs
// are read as plain words or left out. An empty text is an empty query. Linear in the length of the text.
tl::expected<ParsedQuery, QueryRefusal> read_query(std::string_view text);

// As above, with a refusal as an English sentence that says what to write instead: LimitExceeded past the limits above,
// else Malformed.
Result<ParsedQuery> parse_query(std::string_view text);

// The days of a year, a month or a day, as users write them: "2017", "2017-10", "2017/10/11", in any script's digits.
struct WrittenDays {
  CivilDate first;
  CivilDate last;
};
std::optional<WrittenDays> read_days(std::string_view text);

}  // namespace strongroom::store
