// SPDX-License-Identifier: Apache-2.0
#include "text/arabic_stem.h"

#include <algorithm>
#include <array>

namespace strongroom::text {

namespace {

constexpr size_t kLetterBytes = 2;  // every letter that folding leaves in Arabic is two bytes long

size_t letters(std::string_view word) { return word.size() / kLetterBytes; }

bool take_prefix(std::string_view& word, std::string_view prefix, size_t letters_left) {
  if (!word.starts_with(prefix) || letters(word) < letters(prefix) + letters_left) return false;
  word.remove_prefix(prefix.size());
  return true;
}

bool take_suffix(std::string_view& word, std::string_view suffix, size_t letters_left) {
  if (!word.ends_with(suffix) || letters(word) < letters(suffix) + letters_left) return false;
  word.remove_suffix(suffix.size());
  return true;
}

}  // namespace

std::string_view arabic_stem(std::string_view folded) {
  constexpr std::array<std::string_view, 8> kArticles = {"وال", "بال", "كال", "فال", "ولل", "وبال", "ال", "لل"};
  // light10's endings in its order, and the accusative "ا" ("مجلسا"), without which "سوريا" and "سوري" part.
  constexpr std::array<std::string_view, 9> kEndings = {"ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي", "ا"};
  constexpr size_t kLeftByArticle = 2;
  constexpr size_t kLeftByOthers = 3;
  constexpr int kEndingsMax = 3;

  std::string_view word = folded;
  // Unlike light10, "and" goes before and after the article: else "الوزير" keeps the letter that "وزير" loses.
  while (word.size() > 2 * kLetterBytes && !word.starts_with("وال") && take_prefix(word, "و", kLeftByOthers)) {
  }
  for (const std::string_view article : kArticles) {
    if (take_prefix(word, article, kLeftByArticle)) break;
  }
  while (take_prefix(word, "و", kLeftByOthers)) {
  }
  for (int taken = 0; taken < kEndingsMax; ++taken) {
    if (letters(word) <= kLeftByOthers) break;
    const bool any = std::any_of(kEndings.begin(), kEndings.end(),
                                 [&word](std::string_view ending) { return take_suffix(word, ending, kLeftByOthers); });
    if (!any) break;
  }
  return word;
}

}  // namespace strongroom::text
