// SPDX-License-Identifier: Apache-2.0
#include "text/date_tokens.h"

#include <string>

#include "text/character.h"
#include "text/normalise.h"
#include "text/utf8.h"

namespace strongroom::text {

namespace {

class Tokeniser {
 public:
  explicit Tokeniser(std::string_view text) : text_(text), table_(character_table()) {}

  std::vector<DateToken> run() {
    while (at_ < text_.size()) step();
    return std::move(tokens_);
  }

 private:
  // The longest word that any date uses, folded or not; longer ones need no folding to be known as others.
  static constexpr size_t kWordBytesMax = 48;

  void step() {
    const size_t start = at_;
    const char32_t c = next_code_point(text_, at_);
    folded_.clear();
    const FoldKind fold = append_folded(table_, c, folded_);
    if (fold == FoldKind::Drop) return;
    const WordClass word = word_class(table_, c);
    if (word == WordClass::Digit) {
      number(start);
    } else if (fold == FoldKind::Text) {
      read_word(start, word);
    } else if (is_space(c)) {
      spaced_ = true;
    } else {
      push({.kind = DateTokenKind::Mark, .start = position(start), .end = position(at_), .value = c});
    }
  }

  static bool is_space(char32_t c) {
    return c <= ' ' || c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x3000 || c == 0x2028;
  }

  static uint32_t position(size_t at) { return static_cast<uint32_t>(at); }

  void number(size_t start) {
    uint32_t value = 0;
    uint8_t digits = 0;
    size_t end = start;
    for (size_t next = start; next < text_.size();) {
      folded_.clear();
      const char32_t c = next_code_point(text_, next);
      if (word_class(table_, c) != WordClass::Digit) break;
      append_folded(table_, c, folded_);
      if (folded_.size() != 1 || folded_[0] < '0' || folded_[0] > '9') break;
      if (digits < 9) value = value * 10 + static_cast<uint32_t>(folded_[0] - '0');
      if (digits < 255) ++digits;
      end = next;
    }
    if (end == start) return push({.start = position(start), .end = position(at_)});
    at_ = end;
    if (digits == 1 && join_digit(static_cast<char>('0' + value % 10))) return;
    push({.kind = DateTokenKind::Number,
          .digits = digits,
          .start = position(start),
          .end = position(end),
          .value = value});
  }

  // Letters up to the next digit, space or mark; an ideograph alone.
  void read_word(size_t start, WordClass first) {
    bool needs_nfc = false;
    while (first != WordClass::Alone && at_ < text_.size()) {
      size_t next = at_;
      const char32_t c = next_code_point(text_, next);
      const size_t before = folded_.size();
      const FoldKind kind = append_folded(table_, c, folded_);
      const WordClass word = word_class(table_, c);
      if (word == WordClass::Digit || word == WordClass::Alone || (kind != FoldKind::Text && kind != FoldKind::Drop)) {
        folded_.resize(before);
        break;
      }
      if (before > kWordBytesMax) folded_.resize(before);
      needs_nfc = needs_nfc || (c >= 0x0300 && composes(table_, c));
      at_ = next;
    }
    if (needs_nfc && folded_.size() <= kWordBytesMax) folded_ = fold(text_.substr(start, at_ - start));
    if (!join_with_previous()) {
      push({.kind = DateTokenKind::Word,
            .word = find_date_word(folded_),
            .start = position(start),
            .end = position(at_)});
      previous_ = folded_;
    }
  }

  // "تشرين" and "الأول" are one month.
  bool join_with_previous() {
    if (tokens_.empty() || !spaced_) return false;
    DateToken& last = tokens_.back();
    if (last.kind != DateTokenKind::Word || !last.word.opens) return false;
    const DateWord both = find_date_word(previous_ + ' ' + folded_);
    if (both.kind == DateWordKind::None) return false;
    last.word = both;
    last.end = position(at_);
    spaced_ = false;
    return true;
  }

  // "تشرين1" is one month, as Joomla's Arabic pack writes it.
  bool join_digit(char digit) {
    if (tokens_.empty() || spaced_) return false;
    DateToken& last = tokens_.back();
    if (last.kind != DateTokenKind::Word || !last.word.opens) return false;
    const DateWord both = find_date_word(previous_ + digit);
    if (both.kind != DateWordKind::Month) return false;
    last.word = both;
    last.end = position(at_);
    return true;
  }

  void push(DateToken token) {
    token.spaced = spaced_ || tokens_.empty();
    spaced_ = false;
    const bool means_nothing = token.kind == DateTokenKind::Word && token.word.kind == DateWordKind::None;
    if (means_nothing && !token.word.opens) token.kind = DateTokenKind::Other;
    const bool same =
        token.kind == DateTokenKind::Other && !tokens_.empty() && tokens_.back().kind == DateTokenKind::Other;
    if (same) {
      tokens_.back().end = token.end;
    } else {
      tokens_.push_back(token);
    }
  }

  std::string_view text_;
  const CharacterTable& table_;
  size_t at_ = 0;
  bool spaced_ = false;
  std::string folded_;
  std::string previous_;
  std::vector<DateToken> tokens_;
};

}  // namespace

std::vector<DateToken> date_tokens(std::string_view utf8) { return Tokeniser(utf8.substr(0, UINT32_MAX)).run(); }

}  // namespace strongroom::text
