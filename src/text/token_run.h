// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "text/date_tokens.h"

namespace strongroom::text {

// The tokens of a text, with what every form of a date asks of those around a place. Borrows both; each question looks
// at a bounded number of tokens.
class TokenRun {
 public:
  TokenRun(std::string_view text, std::span<const DateToken> tokens) : text_(text), tokens_(tokens) {}

  std::span<const DateToken> tokens() const { return tokens_; }
  // Nothing, with white space before it, behind the last.
  const DateToken& token(size_t at) const {
    static constexpr DateToken kNothing{.spaced = true};
    return at < tokens_.size() ? tokens_[at] : kNothing;
  }
  std::string_view from(size_t at) const { return text_.substr(token(at).start); }

  bool is_number(size_t at, unsigned digits_max, uint32_t low, uint32_t high) const {
    const DateToken& t = token(at);
    return t.kind == DateTokenKind::Number && t.digits <= digits_max && t.value >= low && t.value <= high;
  }
  bool is_day(size_t at) const { return is_number(at, 2, 1, 31); }
  bool is_year(size_t at) const { return is_year_of(at, 1900, 2100); }
  bool is_year_of(size_t at, uint32_t low, uint32_t high) const {
    return token(at).digits == 4 && is_number(at, 4, low, high);
  }
  bool is_separator(size_t at) const;  // of all-digit dates

  void skip_marks(size_t& at, std::u32string_view marks, int most) const;
  void skip_words(size_t& at, DateWordKind kind, int most) const;
  void skip_ordinal(size_t& at) const;
  void skip_to_year(size_t& at) const;

  // All-digit dates, from the number at `first`. "11. 10. 2017" and "11 / 10 / 2017" are dates, "11 . 10" and
  // "11 - 10 - 2017" are something else.
  bool spaced_like_a_date(size_t first) const;
  // Not a part of a longer number, word, version, address or path.
  bool stands_alone(size_t first, size_t last) const;
  bool follows_letters(size_t at) const;
  // Letters right behind a number make it something else, but for "2017م", "2017г.", "1439هـ" and the T of ISO 8601.
  bool runs_on(size_t at) const;
  // A mark joins the number to more of them: "17.5", "17:30".
  bool continues(size_t last) const;
  bool is_iso_t(size_t at) const;
  // Whether the name of a month stands behind the number of a day.
  bool follows_day(size_t month) const;

 protected:
  std::string_view text_;
  std::span<const DateToken> tokens_;
};

constexpr bool is_one_of(char32_t c, std::u32string_view set) { return set.find(c) != std::u32string_view::npos; }

}  // namespace strongroom::text
