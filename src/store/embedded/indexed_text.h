// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "records/item.h"
#include "store/embedded/counts.h"
#include "store/embedded/position.h"

namespace strongroom::store::embedded {

// What the full text holds of an item: stems joined by spaces, so that SQLite's plainest tokenizer splits them and no
// Unicode rule is applied twice. `filters` are marks that no text can contain: see `term_mark` and `year_mark`.
struct IndexedText {
  std::string title;
  std::string body;
  std::string filters;
};

IndexedText indexed_text(const records::Item& item, const std::vector<TermNumber>& terms, int64_t day);

// The stems of a text's words, in order. A stem has neither spaces nor ASCII other than letters and digits.
std::vector<std::string> stems_of(std::string_view utf8);
// One folded word as the index holds it; empty when nothing of it is kept.
std::string stem_token(std::string_view folded);
// The same without stemming: for prefixes.
std::string plain_token(std::string_view folded);

// "§t12": the item has this term. "§y2017": it is of this year.
std::string term_mark(TermNumber term);
std::string year_mark(int year);

}  // namespace strongroom::store::embedded
