// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "records/item.h"
#include "store/embedded/counts.h"
#include "store/embedded/full_text/neighbours.h"
#include "store/embedded/full_text/posting.h"

namespace strongroom::store::embedded {

// What the lists are named by. A stem of a text has neither spaces nor ASCII other than letters and digits, so the
// other names cannot be mistaken for one.
//
//   "flood"   the stem, anywhere in the item
//   ">flood"  the stem, in the title
//   "#12"     items that have this term
inline constexpr char title_sign = '>';
inline constexpr char term_sign = '#';
std::string title_name(std::string_view stem);
// The stem that a list of one of the first two kinds is of.
std::string_view bare_stem(std::string_view name);
std::string term_name(TermNumber term);

struct IndexedWord {
  std::string_view stem;
  Place place;  // ascending; between two blocks one place stays free, so that no phrase goes across
  bool in_title = false;
};

// Calls visit(IndexedWord) for each word of the title, then of the blocks. Returns their number.
template <typename Visit>
uint32_t each_indexed_word(const records::Item& item, const Signs& signs, const Visit& visit);

// The stems of a text's words, in order.
std::vector<std::string> stems_of(std::string_view utf8);
// One folded word as the index holds it; empty when nothing of it is kept.
std::string stem_token(std::string_view folded);
// The same without stemming: for prefixes.
std::string plain_token(std::string_view folded);

namespace internal {

// Calls sink(stem) for each word of a text.
void each_stem(std::string_view utf8, const std::function<void(std::string_view stem)>& sink);

}  // namespace internal

template <typename Visit>
uint32_t each_indexed_word(const records::Item& item, const Signs& signs, const Visit& visit) {
  uint32_t place = 0;
  uint32_t words = 0;
  std::string stem;  // waits for the word behind it; empty before a text's first word
  const auto text = [&](std::string_view utf8, bool in_title) {
    StemSign previous;
    StemSign sign;
    const auto end_word = [&](StemSign next) {
      if (stem.empty()) return;
      visit(IndexedWord{stem, {place++, neighbours(previous, next)}, in_title});
      ++words;
      previous = sign;
    };
    internal::each_stem(utf8, [&](std::string_view next) {
      const StemSign next_sign = signs.of(next);
      end_word(next_sign);
      stem = next;
      sign = next_sign;
    });
    end_word({});
    stem.clear();
    ++place;
  };
  text(item.title, true);
  for (const records::Block& block : item.blocks) text(block.text, false);
  return words;
}

}  // namespace strongroom::store::embedded
