// SPDX-License-Identifier: Apache-2.0
#include "text/token_run.h"

namespace strongroom::text {

bool TokenRun::is_separator(size_t at) const {
  return token(at).kind == DateTokenKind::Mark && is_one_of(token(at).value, U"-/.");
}

void TokenRun::skip_marks(size_t& at, std::u32string_view marks, int most) const {
  for (; most > 0 && token(at).kind == DateTokenKind::Mark && is_one_of(token(at).value, marks); --most) ++at;
}

void TokenRun::skip_words(size_t& at, DateWordKind kind, int most) const {
  for (; most > 0 && token(at).is_word(kind); --most) ++at;
}

void TokenRun::skip_ordinal(size_t& at) const {
  if (token(at).is_word(DateWordKind::DayOrdinal)) ++at;
  skip_marks(at, U"ºª°", 1);
}

void TokenRun::skip_to_year(size_t& at) const {
  skip_marks(at, U".,،-/׳'’", 2);
  skip_words(at, DateWordKind::Filler, 2);
  skip_marks(at, U",،", 1);
}

bool TokenRun::spaced_like_a_date(size_t first) const {
  const char32_t separator = token(first + 1).value;
  if (separator != '/' && (token(first + 1).spaced || token(first + 3).spaced)) return false;
  return separator != '-' || !(token(first + 2).spaced || token(first + 4).spaced);
}

bool TokenRun::stands_alone(size_t first, size_t last) const {
  if (follows_letters(first)) return false;
  if (first > 0 && !token(first).spaced && token(first - 1).kind == DateTokenKind::Mark) {
    const char32_t before = token(first - 1).value;
    if (is_one_of(before, U"/+#=@_\\&?%")) return false;
    const bool joined = first > 1 && !token(first - 1).spaced && token(first - 2).kind != DateTokenKind::Mark;
    if (joined && is_one_of(before, U".-")) return false;
  }
  return !runs_on(last) && !continues(last);
}

bool TokenRun::continues(size_t last) const {
  const DateToken& mark = token(last + 1);
  if (mark.spaced || mark.kind != DateTokenKind::Mark) return false;
  if (is_one_of(mark.value, U"/_=@\\")) return true;
  return is_one_of(mark.value, U".-:") && !token(last + 2).spaced && token(last + 2).kind == DateTokenKind::Number;
}

bool TokenRun::follows_letters(size_t at) const {
  if (at == 0 || token(at).spaced) return false;
  const DateToken& before = token(at - 1);
  return before.kind == DateTokenKind::Other ||
         (before.kind == DateTokenKind::Word && before.word.kind != DateWordKind::Weekday);
}

bool TokenRun::runs_on(size_t at) const {
  const DateToken& next = token(at + 1);
  if (next.spaced || next.kind == DateTokenKind::Mark || next.is_word(DateWordKind::YearMark) ||
      next.is_word(DateWordKind::HijriMark)) {
    return false;
  }
  return !is_iso_t(at + 1);
}

bool TokenRun::is_iso_t(size_t at) const {
  const DateToken& t = token(at);
  return t.kind != DateTokenKind::Mark && t.end - t.start == 1 && (text_[t.start] == 'T' || text_[t.start] == 't') &&
         token(at + 1).kind == DateTokenKind::Number && !token(at + 1).spaced;
}

bool TokenRun::follows_day(size_t month) const {
  for (size_t back = 1; back <= 4 && back <= month; ++back) {
    const DateToken& t = token(month - back);
    if (t.kind == DateTokenKind::Number) return t.digits <= 2;
    const bool between = t.is_word(DateWordKind::DayOrdinal) || t.is_word(DateWordKind::Filler) || t.is_mark('.');
    if (!between) return false;
  }
  return false;
}

}  // namespace strongroom::text
