// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/civil_time.h"
#include "records/record.h"
#include "text/snippet.h"

namespace strongroom::store {

// What items can be listed and narrowed by. A term has a name as printed and a slug for URLs, unique within its kind.
enum class TermKind { Category, Tag, Author, Source, Language };
inline constexpr size_t term_kinds = 5;
const char* term_kind_name(TermKind kind);  // "category", "tag", "author", "source", "language"

struct TermRef {
  TermKind kind = TermKind::Category;
  std::string slug;
  friend auto operator<=>(const TermRef&, const TermRef&) = default;
};

struct TermCount {
  TermRef term;
  std::string name;  // the form seen most recently
  uint64_t items = 0;
};

struct MonthCount {
  YearMonth month;
  uint64_t items = 0;
  friend bool operator==(const MonthCount&, const MonthCount&) = default;
};

// What a list shows of an item, without its body.
struct ItemSummary {
  records::ItemId id;
  records::Revision revision;
  std::string slug;   // of the title or the first words; may be empty
  std::string title;  // as published; empty when the item has none
  std::string lead;   // the first paragraph, at most 400 code points
  records::PrintedDate date;
  std::vector<TermCount> categories;  // `items` is not filled in
  std::string source_credit;
  std::string lang;
  bool truncated = false;
  Timestamp changed_at;  // when its newest revision was taken in
};

// Items of a term, or of everything, within a time, newest first; within a day in the source's order.
// At most one of year, month, day is set.
struct ListQuery {
  std::optional<TermRef> term = {};
  std::optional<int> year = {};
  std::optional<YearMonth> month = {};
  std::optional<CivilDate> day = {};
  uint64_t page = 1;        // from 1
  uint32_t page_size = 10;  // 1 to 1000
};

struct ListPage {
  std::vector<ItemSummary> items;  // empty when `page` is past the end
  uint64_t total = 0;              // of all pages
  uint64_t page = 1;
  uint64_t pages = 0;  // 0 when total is 0
  uint64_t first = 0;  // "first-last of total", 1-based; 0 when there are no items
  uint64_t last = 0;
};

enum class SearchOrder { Relevance, Newest, Oldest };

struct SearchQuery {
  std::string text = {};            // the user's words, see docs/search.md for the syntax
  std::vector<TermRef> terms = {};  // all must hold; two of one kind are alternatives
  std::optional<CivilDate> from = {};
  std::optional<CivilDate> to = {};
  SearchOrder order = SearchOrder::Relevance;
  uint64_t page = 1;
  uint32_t page_size = 10;
};

struct SearchHit {
  ItemSummary item;
  std::vector<text::MarkedRun> title;
  std::vector<text::MarkedRun> snippet;
};

struct SearchPage {
  std::vector<SearchHit> hits;
  uint64_t total = 0;
  uint64_t page = 1;
  uint64_t pages = 0;
  uint64_t first = 0;
  uint64_t last = 0;
  // When more items than this hold the words of a phrase, it was looked for only in those taken in last; 0 when it was
  // looked for in all.
  uint64_t searched_last = 0;
  std::vector<TermCount> categories;  // counts within the result, most first
  std::vector<TermCount> languages;
  std::vector<std::pair<int, uint64_t>> years;  // newest first
  // How the query was understood: "“civil registry” · archive* · not: draft". Plain text.
  std::string understood;
  // For highlighting the whole item, with word_matcher.h: stems, and beginnings of words with a '*' at the end; and the
  // phrases, whose words match only side by side.
  std::vector<std::string> matched_stems;
  std::vector<text::Phrase> matched_phrases;
};

}  // namespace strongroom::store
