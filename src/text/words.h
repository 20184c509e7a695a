// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace strongroom::text {

// A word of a text: where it stands (bytes [start, end) of the text) and its search form.
struct Word {
  uint32_t start = 0;
  uint32_t end = 0;
  std::string folded;  // see fold(); one word, never empty
};

// The words of a text by Unicode Annex 29, ideographs one by one, folded. Bounded: words longer than 64 code points are
// cut for the index (the offsets stay those of the whole word).
std::vector<Word> words(std::string_view utf8);

// The Snowball stem of a folded word, by its script: Arabic script by the Arabic stemmer, Latin by the English one,
// Cyrillic by the Russian one, others unchanged. Words with digits are unchanged. Thread-safe; caches per thread.
std::string_view stem(std::string_view folded_word);

}  // namespace strongroom::text
