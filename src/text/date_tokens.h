// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "text/date_words.h"

namespace strongroom::text {

enum class DateTokenKind : uint8_t {
  Number,  // a run of digits of any script
  Word,    // a word that dates use
  Mark,    // one punctuation character
  Other,   // words and symbols without a meaning in dates; several become one token
};

struct DateToken {
  DateTokenKind kind = DateTokenKind::Other;
  bool spaced = false;  // white space, or the start of the text, before it
  uint8_t digits = 0;   // of a number, at most 255
  DateWord word{};
  uint32_t start = 0;  // bytes [start, end) of the text
  uint32_t end = 0;
  uint32_t value = 0;  // of a number of up to 9 digits; the code point of a mark

  bool is_word(DateWordKind wanted) const { return kind == DateTokenKind::Word && word.kind == wanted; }
  bool is_mark(char32_t wanted) const { return kind == DateTokenKind::Mark && value == wanted; }
};

// The text as a date reader sees it. Bidi marks and other format characters vanish. One pass; at most 4 GiB of text.
std::vector<DateToken> date_tokens(std::string_view utf8);

}  // namespace strongroom::text
