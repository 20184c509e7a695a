// SPDX-License-Identifier: Apache-2.0
#include "store/word_matcher.h"

#include <algorithm>
#include <unordered_set>

#include "text/words.h"

namespace strongroom::store {

namespace {

struct Hash {
  using is_transparent = void;
  size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};

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
  return [stems = std::move(stems), prefixes = std::move(prefixes)](std::string_view folded) {
    if (stems.contains(text::stem(folded))) return true;
    return std::any_of(prefixes.begin(), prefixes.end(),
                       [&](const auto& prefix) { return folded.starts_with(prefix); });
  };
}

}  // namespace strongroom::store
