// SPDX-License-Identifier: Apache-2.0
#include "text/date_reader.h"

#include <algorithm>
#include <array>
#include <utility>

#include "text/calendar_dates.h"
#include "text/token_run.h"
#include "text/utf8.h"

namespace strongroom::text {

namespace {

using Maybe = std::optional<DateMatch>;

// Tries each form of a date at a token. Every form looks at a bounded number of tokens ahead.
class DateReader : private TokenRun {
 public:
  DateReader(std::string_view text, std::span<const DateToken> tokens, DateForms forms)
      : TokenRun(text, tokens), forms_(forms) {}

  // A date that begins at token `at`, with the weekday before it and the time behind it. Of two beside each other that
  // name one day in two calendars, the Gregorian one, over the length of both.
  Maybe date(size_t at) const {
    Maybe found = gregorian_date(at);
    if (!found && token(at).kind != DateTokenKind::Other) found = other_date(at);
    if (found && !found->month_only) take_in_its_other_name(*found);
    return found;
  }

  // "October 2017", "2017年10月", "2017. október".
  Maybe month(size_t at) const {
    if (auto found = ideographic_month(at)) return found;
    if (auto found = month_then_year(at)) return found;
    if (auto found = year_then_month(at)) return found;
    return of(calendar_month(*this, at));
  }

  // "2017-10" and "10/2017": too common in running text to mean a month there.
  Maybe numeric_month(size_t at) const {
    const DateToken& separator = token(at + 1);
    if (separator.kind != DateTokenKind::Mark || !is_one_of(separator.value, U"-/.")) return std::nullopt;
    if (is_year(at)) return month_only(at, at, at + 2, at + 3);
    return is_year(at + 2) ? month_only(at, at + 2, at, at + 3) : std::nullopt;
  }

 private:
  using Weekday = std::optional<int>;

  Maybe gregorian_date(size_t at) const {
    Weekday weekday;
    const size_t next = behind_weekday(at, weekday);
    Maybe found = day(next, weekday);
    if (!found && !weekday) found = month(at);
    if (found) found->first = at;
    if (found && !found->month_only) read_time(*found);
    return found;
  }

  Maybe other_date(size_t at) const {
    Weekday weekday;
    const size_t next = behind_weekday(at, weekday);
    Maybe found = of(calendar_date(*this, next, weekday));
    if (found) found->first = at;
    if (found) read_time(*found);
    return found;
  }

  // "Tuesday, ": where the date goes on.
  size_t behind_weekday(size_t at, Weekday& weekday) const {
    if (!token(at).is_word(DateWordKind::Weekday)) return at;
    weekday = token(at).word.value;
    size_t next = at + 1;
    skip_marks(next, U",،.()-", 2);
    skip_words(next, DateWordKind::Filler, 2);
    skip_marks(next, U",،", 1);
    skip_words(next, DateWordKind::Filler, 1);
    return next;
  }

  static Maybe of(const std::optional<CalendarDate>& found) {
    if (!found) return std::nullopt;
    DateMatch made{.date = found->date, .first = found->first, .last = found->last, .month_only = found->month_only};
    made.ambiguous = found->may_be_a_day_off;
    made.is_gregorian = false;
    return made;
  }

  // "12 محرم 1439 هـ الموافق 2 أكتوبر 2017", "2 October 2017 (12 Muharram 1439 AH)"
  void take_in_its_other_name(DateMatch& found) const {
    constexpr size_t tokens_between_max = 5;
    constexpr int64_t days_apart_max = 2;  // where the moon was seen late
    for (size_t at = found.last; at <= found.last + tokens_between_max && at < tokens_.size(); ++at) {
      Maybe other = found.is_gregorian ? other_date(at) : gregorian_date(at);
      if (!other || other->month_only) continue;
      const int64_t apart = other->date.days_since_1970() - found.date.days_since_1970();
      if (apart > days_apart_max || apart < -days_apart_max) return;
      other->first = found.first;
      if (other->time.empty()) other->time = found.time;
      if (found.is_gregorian) {
        found.last = other->last;
        found.time = other->time;
      } else {
        found = *other;
      }
      found.ambiguous = false;  // each confirms the other
      return;
    }
  }

  bool is_month_name(size_t at) const { return token(at).is_word(DateWordKind::Month); }

  static Maybe match(std::optional<CivilDate> date, size_t first, size_t last) {
    if (!date) return std::nullopt;
    return DateMatch{.date = *date, .first = first, .last = last};
  }
  Maybe exact(size_t year, uint32_t month, size_t day, size_t first, size_t last) const {
    return match(civil(token(year).value, month, token(day).value), first, last);
  }
  static std::optional<CivilDate> civil(uint32_t year, uint32_t month, uint32_t day) {
    return CivilDate::create(static_cast<int>(year), static_cast<int>(month), static_cast<int>(day));
  }
  Maybe month_only(size_t first, size_t year, size_t month, size_t last) const {
    const DateToken& m = token(month);
    const uint32_t number = m.kind == DateTokenKind::Number ? (m.digits <= 2 ? m.value : 0) : m.word.value;
    Maybe found = match(civil(token(year).value, number, 1), first, last);
    if (found) found->month_only = true;
    return found;
  }

  Maybe day(size_t at, Weekday weekday) const {
    if (auto found = ideographic_day(at)) return found;
    if (auto found = day_month_year(at)) return found;
    if (auto found = month_day_year(at)) return found;
    if (auto found = year_month_day(at)) return found;
    return all_digits(at, weekday);
  }

  // "11 October 2017", "11th of October, 2017", "11-Oct-2017", "11. Oktober 2017", "11 تشرين الأول/أكتوبر 2017"
  Maybe day_month_year(size_t first) const {
    if (!is_day(first) || follows_letters(first)) return std::nullopt;
    size_t at = first + 1;
    skip_ordinal(at);
    skip_marks(at, U"./-", 1);
    skip_words(at, DateWordKind::Filler, 3);
    if (!is_month_name(at)) return std::nullopt;
    const uint32_t month = token(at++).word.value;
    skip_other_name_of(month, at);
    skip_to_year(at);
    if (is_short_year(at)) return short_year(at, month, first, first);
    if (!is_year(at) || runs_on(at)) return std::nullopt;
    return exact(at, month, first, first, at + 1);
  }

  // "October 11, 2017", "Oct. 11th 2017", "October the 11th, 2017"
  Maybe month_day_year(size_t first) const {
    if (!is_month_name(first)) return std::nullopt;
    size_t at = first + 1;
    skip_marks(at, U".-", 1);
    skip_words(at, DateWordKind::Filler, 1);
    const size_t day = at;
    if (!is_day(at++)) return std::nullopt;
    skip_ordinal(at);
    skip_to_year(at);
    if (is_short_year(at)) return short_year(at, token(first).word.value, day, first);
    if (!is_year(at) || runs_on(at)) return std::nullopt;
    return exact(at, token(first).word.value, day, first, at + 1);
  }

  // "17" of "11 Oct 17", not of "11 Oct 17:30" nor of "11 Oct 10 am".
  bool is_short_year(size_t at) const {
    if (forms_.years != ShortYears::BesideNames || token(at).digits != 2 || !is_number(at, 2, 0, 99)) return false;
    const DateToken& next = token(at + 1);
    const bool is_hour = next.is_word(DateWordKind::Morning) || next.is_word(DateWordKind::Afternoon) ||
                         next.is_word(DateWordKind::HourMark);
    return !is_hour && !runs_on(at) && !continues(at);
  }

  Maybe short_year(size_t year, uint32_t month, size_t day, size_t first) const {
    Maybe found = match(civil(year_of_two_digits(token(year).value), month, token(day).value), first, year + 1);
    if (found) found->ambiguous = found->short_year = true;
    return found;
  }

  static uint32_t year_of_two_digits(uint32_t year) {
    constexpr uint32_t kPivot = 69;  // as POSIX strptime
    return year + (year < kPivot ? 2000 : 1900);
  }

  // "2017. október 11.", "2017 October 11", "2017-Oct-11"
  Maybe year_month_day(size_t first) const {
    if (!is_year(first) || follows_letters(first) || !is_month_name(year_separator(first))) return std::nullopt;
    const size_t month = year_separator(first);
    size_t at = month + 1;
    skip_marks(at, U".-", 1);
    if (!is_day(at) || runs_on(at)) return std::nullopt;
    return exact(first, token(month).word.value, at, first, at + 1);
  }

  size_t year_separator(size_t year) const {
    size_t at = year + 1;
    skip_marks(at, U".-", 1);
    return at;
  }

  // "October 2017", "octubre de 2017"; not the rest of "31 September 2017".
  Maybe month_then_year(size_t first) const {
    if (!is_month_name(first) || follows_day(first)) return std::nullopt;
    size_t at = first + 1;
    skip_other_name_of(token(first).word.value, at);
    skip_to_year(at);
    if (!is_year(at) || runs_on(at)) return std::nullopt;
    return month_only(first, at, first, at + 1);
  }

  // "2017. október"; without the dot the year mostly belongs to what stands before it.
  Maybe year_then_month(size_t first) const {
    if (!is_year(first) || !token(first + 1).is_mark('.') || !is_month_name(first + 2)) return std::nullopt;
    return month_only(first, first, first + 2, first + 3);
  }

  // 2017年10月11日, 2017년 10월 11일
  Maybe ideographic_day(size_t first) const {
    if (!ideographic_month(first)) return std::nullopt;
    if (!is_day(first + 4) || !token(first + 5).is_word(DateWordKind::DaySuffix)) return std::nullopt;
    return exact(first, token(first + 2).value, first + 4, first, first + 6);
  }

  Maybe ideographic_month(size_t first) const {
    const bool fits = is_year(first) && token(first + 1).is_word(DateWordKind::YearSuffix) &&
                      is_number(first + 2, 2, 1, 12) && token(first + 3).is_word(DateWordKind::MonthSuffix);
    return fits ? month_only(first, first, first + 2, first + 4) : std::nullopt;
  }

  // "2017-10-11", "11/10/2017", "11. 10. 2017", "03/04/17"
  Maybe all_digits(size_t first, Weekday weekday) const {
    const DateToken& separator = token(first + 1);
    if (separator.kind != DateTokenKind::Mark || !is_one_of(separator.value, U"-/.") ||
        !token(first + 3).is_mark(separator.value) || !spaced_like_a_date(first) || !stands_alone(first, first + 4)) {
      return std::nullopt;
    }
    if (is_year(first)) {
      if (!is_number(first + 2, 2, 1, 12) || !is_day(first + 4)) return std::nullopt;
      return exact(first, token(first + 2).value, first + 4, first, first + 5);
    }
    if (!is_day(first) || !is_day(first + 2)) return std::nullopt;
    if (is_year(first + 4)) return either_order(first, token(first + 4).value, separator.value, weekday);
    return two_digit_year(first, separator.value, weekday);
  }

  Maybe two_digit_year(size_t first, char32_t separator, Weekday weekday) const {
    const DateToken& year = token(first + 4);
    const bool dotted = separator == '.';  // "1.2.17" is a version
    if (separator == '-' || year.kind != DateTokenKind::Number || year.digits != 2) return std::nullopt;
    if (dotted && (token(first).digits != 2 || token(first + 2).digits != 2)) return std::nullopt;
    Maybe found = either_order(first, year_of_two_digits(year.value), separator, weekday);
    if (found) found->ambiguous = found->short_year = true;
    return found;
  }

  Maybe either_order(size_t first, uint32_t year, char32_t separator, Weekday weekday) const {
    const uint32_t one = token(first).value;
    const uint32_t two = token(first + 2).value;
    auto preferred = civil(year, two, one);
    auto other = civil(year, one, two);
    if (separator == '.') other.reset();
    if (forms_.order == DayOrder::MonthFirst && separator != '.') std::swap(preferred, other);
    if (!preferred) std::swap(preferred, other);
    bool ambiguous = preferred && other && *preferred != *other;
    if (ambiguous && weekday && (preferred->weekday() == *weekday) != (other->weekday() == *weekday)) {
      if (other->weekday() == *weekday) std::swap(preferred, other);
      ambiguous = false;
    }
    Maybe found = match(preferred, first, first + 5);
    if (!found) return found;
    found->ambiguous = ambiguous;
    if (ambiguous)
      found->digit_order = DigitOrder::Either;
    else if (separator != '.' && one != two)
      found->digit_order = preferred == civil(year, two, one) ? DigitOrder::DayFirst : DigitOrder::MonthFirst;
    return found;
  }

  // "تشرين الأول/أكتوبر", "تشرين الأول (أكتوبر)"
  void skip_other_name_of(uint32_t month, size_t& at) const {
    if (is_month_name(at + 1) && token(at + 1).word.value == month &&
        (token(at).is_mark('/') || token(at).is_mark('(') || token(at).is_mark('-'))) {
      at += 2;
      skip_marks(at, U")", 1);
    }
  }

  // Behind the date: "14:05", ", 2:05 pm", "at 14h05", "T14:05:00Z", "الساعة 14:05".
  void read_time(DateMatch& found) const {
    size_t at = found.last;
    skip_words(at, DateWordKind::YearMark, 1);
    skip_words(at, DateWordKind::HijriMark, 2);
    skip_marks(at, U".", 1);
    skip_words(at, DateWordKind::Weekday, 1);
    skip_marks(at, U",،-–—|•/([@'’", 1);
    const size_t opener = at;
    while (at < opener + 2 && (token(at).is_word(DateWordKind::TimeOpener) || token(at).is_word(DateWordKind::Filler) ||
                               token(at).is_word(DateWordKind::DayOrdinal))) {
      ++at;
    }
    if (at > opener) skip_marks(at, U".", 1);  // "kl. 14.05"
    if (is_iso_t(at)) ++at;
    if (!is_number(at, 2, 0, 23)) return;
    clock_time(found, at, at > opener);
  }

  void clock_time(DateMatch& found, size_t at, bool opened) const {
    uint32_t hour = token(at++).value;
    uint32_t minute = 0;
    const bool colon = token(at).is_mark(':') || (opened && token(at).is_mark('.'));
    bool complete = false;
    if (colon && token(at + 1).digits == 2 && is_number(at + 1, 2, 0, 59) && !token(at + 1).spaced) {
      minute = token(at + 1).value;
      at += 2;
      complete = true;
      if (token(at).is_mark(':') && token(at + 1).digits == 2 && is_number(at + 1, 2, 0, 60)) at += 2;
    } else if (token(at).is_word(DateWordKind::HourMark)) {
      complete = true;
      if (is_number(++at, 2, 0, 59) && !token(at).spaced) minute = token(at++).value;
    }
    const bool half_named = half_of_day(at, hour);
    if ((!complete && !half_named) || hour > 23) return;
    found.last = at;
    found.time = {static_cast<char>('0' + hour / 10), static_cast<char>('0' + hour % 10), ':',
                  static_cast<char>('0' + minute / 10), static_cast<char>('0' + minute % 10)};
  }

  // Reads "am", "p.m.", "مساء" and corrects the hour.
  bool half_of_day(size_t& at, uint32_t& hour) const {
    const DateToken& t = token(at);
    const bool arabic_pm = t.is_word(DateWordKind::YearMark) && text_.substr(t.start, t.end - t.start) == "م";
    bool afternoon = t.is_word(DateWordKind::Afternoon) || arabic_pm;
    size_t next = at + 1;
    if (!afternoon && !t.is_word(DateWordKind::Morning)) {
      if (t.kind == DateTokenKind::Mark || t.end - t.start != 1 || !token(at + 1).is_mark('.')) return false;
      const char letter = static_cast<char>(text_[t.start] | 0x20);
      const DateToken& m = token(at + 2);
      if ((letter != 'a' && letter != 'p') || m.end - m.start != 1 || (text_[m.start] | 0x20) != 'm') return false;
      afternoon = letter == 'p';
      next = at + 3;
      skip_marks(next, U".", 1);
    }
    if (hour > 12) return true;  // "14:05 pm" is 14:05
    hour = hour % 12 + (afternoon ? 12 : 0);
    at = next;
    return true;
  }

  DateForms forms_;
};

}  // namespace

std::optional<DateMatch> date_at(std::string_view text, std::span<const DateToken> tokens, DateForms forms, size_t at) {
  return DateReader(text, tokens, forms).date(at);
}

std::optional<DateMatch> month_at(std::string_view text, std::span<const DateToken> tokens, size_t at) {
  const DateReader reader(text, tokens, {});
  const Maybe month = reader.month(at);
  return month ? month : reader.numeric_month(at);
}

}  // namespace strongroom::text
