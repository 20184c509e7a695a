// SPDX-License-Identifier: Apache-2.0
#include "store/word_matcher.h"

#include <algorithm>
#include <bitset>
#include <unordered_set>

#include "text/words.h"

namespace strongroom::store {

namespace {

struct Hash {
  using is_transparent = void;
  size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};

constexpr size_t ascii_max = 128;

bool is_ascii(char c) { return static_cast<unsigned char>(c) < ascii_max; }

void note_start(std::string_view stem, std::bitset<ascii_max>& starts) {
  if (!stem.empty() && is_ascii(stem.front())) starts.set(static_cast<size_t>(stem.front()));
}

}  // namespace

text::WordMatcher word_matcher(std::vector<std::string> matched_stems) {
  std::unordered_set<std::string, Hash, std::equal_to<>> stems;
  std::vector<std::string> prefixes;
  for (std::string& stem : matched_stems) {
    if (stem.ends_with('*')) {
      stem.pop_back();
      prefixes.push_back(std::move(stem));
    } else {
      stems.insert(std::move(stem));
    }
  }
  // Stemming a Latin word never changes its first letter, so most words are told apart by that.
  std::bitset<ascii_max> starts;
  for (const std::string& stem : stems) note_start(stem, starts);
  return [stems = std::move(stems), prefixes = std::move(prefixes), starts](std::string_view folded) {
    const bool can_be_stemmed = is_ascii(folded.front()) ? starts[static_cast<size_t>(folded.front())] : true;
    if (can_be_stemmed && stems.contains(text::stem(folded))) return true;
    return std::any_of(prefixes.begin(), prefixes.end(),
                       [&](const auto& prefix) { return folded.starts_with(prefix); });
  };
}

text::Matches matches_of(const SearchPage& page) { return {word_matcher(page.matched_stems), page.matched_phrases}; }

}  // namespace strongroom::store
