// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
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

// The words of a text by Unicode Annex 29, ideographs and hiragana one by one, Thai and its like by ICU's dictionaries,
// folded. What folding makes a space divides: "example.org" and "snake_case" are two words, but "U.N." is "un" and
// "1,200" is "1200". An apostrophe joins ("Ta'izz" is "taizz") but for the English possessive, which is dropped
// ("Council's" is "council"), and the elisions of French and Italian, which stand alone ("l'accord" is "l", "accord").
// Bounded: words longer than 64 code points are cut for the index (the offsets stay those of the whole word).
std::vector<Word> words(std::string_view utf8);

// The same without a list, for indexing: offsets are bytes as in Word; `folded` is good during the call only.
using WordSink = std::function<void(uint32_t start, uint32_t end, std::string_view folded)>;
void each_word(std::string_view utf8, const WordSink& sink);

// The stem of a folded word, by its script: Latin by Snowball's English stemmer, Cyrillic by its Russian one, Arabic by
// the light stemmer of arabic_stem.h (why: docs/decisions/text-icu-snowball.md), others unchanged. Words with digits
// are unchanged. Thread-safe; caches per thread: the stem is good until the same thread asks for the next one, and no
// longer than the word.
std::string_view stem(std::string_view folded_word);

}  // namespace strongroom::text
