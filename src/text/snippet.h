// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace strongroom::text {

// A run of text, marked when it matched.
struct MarkedRun {
  std::string text;
  bool marked = false;
};

// Says whether a word of the text (by its folded form) matched the query.
using WordMatcher = std::function<bool(std::string_view folded)>;

// The stems (words.h) of words that match only where they stand one after the other.
using Phrase = std::vector<std::string>;

// What is to be marked in a text: words on their own, and phrases.
struct Matches {
  WordMatcher words{};
  std::vector<Phrase> phrases{};
};

// The passage of about `words_max` words with the most matches, on the original text, "…" where it is cut. The start of
// the text when nothing matches.
std::vector<MarkedRun> snippet(std::string_view utf8, const Matches& matches, size_t words_max = 40);

// The whole text with its matches marked; joining the runs gives the text.
std::vector<MarkedRun> highlight(std::string_view utf8, const Matches& matches);

}  // namespace strongroom::text
