// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string>

namespace strongroom::text {

// What folding makes of a code point.
enum class FoldKind : uint8_t {
  Text,        // letters and digits: the folded form
  Space,       // white space, punctuation, symbols, controls
  Drop,        // accents, Arabic and Hebrew points, tatweel, joiners, bidi marks
  Apostrophe,  // ' and its typographic forms: nothing inside a word, else a space
};

// What dividing into words makes of it; Unicode Annex 29, table 3, with what our text needs of it.
enum class WordClass : uint8_t {
  Other,
  Letter,
  Hebrew,
  Digit,
  Katakana,
  Alone,       // ideographs and hiragana: each is a word
  Dictionary,  // scripts without spaces (Thai, Lao, Khmer, Burmese): ICU's dictionaries
  Extend,      // combining marks, joiners, format characters: part of what precedes them
  MidLetter,   // between letters only
  MidNumber,   // between digits only
  MidBoth,     // between letters or between digits
  Connector,   // '_'
  DoubleQuote,
};

struct Character {
  FoldKind fold = FoldKind::Space;
  WordClass word = WordClass::Other;
  bool composes = false;  // may join with the letter before it in NFC (quick check "maybe" or "no")
  uint8_t length = 0;     // of `folded`
  std::array<char, 4> folded{};
};

// One table for what is common (all of two-byte UTF-8, general punctuation), made on first use and then never changed.
constexpr char32_t kTableEnd = 0x0800;
constexpr char32_t kPunctuationStart = 0x2000;
constexpr char32_t kPunctuationEnd = 0x2080;
using CharacterTable = std::array<Character, kTableEnd + (kPunctuationEnd - kPunctuationStart)>;
const CharacterTable& character_table();

WordClass word_class_of(char32_t code_point);
FoldKind append_folded_slowly(char32_t code_point, std::string& out);
bool composes(char32_t code_point);

inline const Character* find_character(const CharacterTable& table, char32_t c) {
  if (c < kTableEnd) return &table[c];
  if (c >= kPunctuationStart && c < kPunctuationEnd) return &table[kTableEnd + (c - kPunctuationStart)];
  return nullptr;
}

// Appends the folded form of one code point of NFC text and says what it is; nothing is appended but for Text.
inline FoldKind append_folded(const CharacterTable& table, char32_t c, std::string& out) {
  const Character* known = find_character(table, c);
  if (known == nullptr) return append_folded_slowly(c, out);
  out.append(known->folded.data(), known->length);
  return known->fold;
}

inline bool composes(const CharacterTable& table, char32_t c) {
  const Character* known = find_character(table, c);
  return known != nullptr ? known->composes : composes(c);
}

inline WordClass word_class(const CharacterTable& table, char32_t c) {
  const Character* known = find_character(table, c);
  return known != nullptr ? known->word : word_class_of(c);
}

}  // namespace strongroom::text
