// SPDX-License-Identifier: Apache-2.0
#include "text/calendar_dates.h"

#include <array>

#include "text/calendars.h"

namespace strongroom::text {
namespace {

// Years that lie wholly or partly in the Gregorian 1900 to 2100.
constexpr uint32_t solar_first = 1279;
constexpr uint32_t solar_last = 1478;
constexpr uint32_t islamic_first = 1318;
constexpr uint32_t islamic_last = 1523;
constexpr uint32_t buddhist_first = 2443;
constexpr uint32_t buddhist_last = 2643;
constexpr uint32_t buddhist_lead = 543;

using Maybe = std::optional<CalendarDate>;

struct Parts {
  uint32_t year;
  uint32_t month;
  uint32_t day;
};

// A month begins with the sight of the moon, a day earlier or later than was computed; the weekday tells.
void settle(CalendarDate& found, std::optional<int> weekday) {
  found.may_be_a_day_off = true;
  for (const int shift : {0, 1, -1}) {
    const CivilDate day = CivilDate::from_days(found.date.days_since_1970() + shift);
    if (!weekday || day.weekday() != *weekday) continue;
    found.date = day;
    found.may_be_a_day_off = false;
    return;
  }
}

Maybe make(Calendar calendar, Parts parts, size_t first, size_t last, std::optional<int> weekday) {
  if (parts.month < 1 || parts.month > 12 || parts.day < 1 || parts.day > 31) return std::nullopt;
  const auto date =
      civil_date(calendar, static_cast<int>(parts.year), static_cast<int>(parts.month), static_cast<int>(parts.day));
  if (!date || date->year < 1900 || date->year > 2100) return std::nullopt;
  CalendarDate found{.date = *date, .first = first, .last = last};
  if (calendar == Calendar::Islamic) settle(found, weekday);
  return found;
}

// Behind the day, where the name of the month stands if the date is written with one.
size_t behind_day(const TokenRun& run, size_t day) {
  size_t at = day + 1;
  run.skip_ordinal(at);
  run.skip_marks(at, U"./-", 1);
  run.skip_words(at, DateWordKind::Filler, 3);
  return at;
}

// "12 محرم 1439", "۱۳ مهر ماه ۱۳۹۶", "13 حمل 1396 هـ.ش"
Maybe named_month(const TokenRun& run, size_t first, size_t month, std::optional<int> weekday) {
  const DateWord& word = run.token(month).word;
  if (word.solar == 0 && word.islamic == 0) return std::nullopt;
  size_t year = month + 1;
  run.skip_to_year(year);
  if (run.runs_on(year)) return std::nullopt;
  const Parts parts{run.token(year).value, word.solar != 0 ? word.solar : word.islamic, run.token(first).value};
  if (word.solar != 0 && run.is_year_of(year, solar_first, solar_last))
    return make(Calendar::SolarHijri, parts, first, year + 1, weekday);
  if (word.islamic != 0 && run.is_year_of(year, islamic_first, islamic_last))
    return make(Calendar::Islamic, parts, first, year + 1, weekday);
  return std::nullopt;
}

// The digits that Persian and Pashto write: U+06F0 to U+06F9.
bool has_persian_digits(const TokenRun& run, size_t at) {
  const std::string_view digits = run.from(at);
  return digits.size() >= 2 && digits[0] == '\xDB' && static_cast<unsigned char>(digits[1]) >= 0xB0;
}

// The letter behind "هـ" or "هـ." that says which Hijri year is meant: ش the solar, ق the lunar one.
bool is_followed_by(const TokenRun& run, size_t at, std::string_view letter) {
  run.skip_marks(at, U".", 1);
  return at < run.tokens().size() && run.from(at).starts_with(letter);
}

// Of digits alone only a mark behind them, or Persian digits, tell that the year is no Gregorian one.
std::optional<Calendar> calendar_of_digits(const TokenRun& run, size_t first, size_t year) {
  const size_t behind = first + 5;
  if (run.token(behind).is_word(DateWordKind::HijriMark)) {
    if (is_followed_by(run, behind + 1, "ش")) return Calendar::SolarHijri;
    if (is_followed_by(run, behind + 1, "ق") || !has_persian_digits(run, year)) return Calendar::Islamic;
    return Calendar::SolarHijri;
  }
  return has_persian_digits(run, year) ? std::optional(Calendar::SolarHijri) : std::nullopt;
}

// "۱۳۹۶/۰۷/۱۳", "۱۳/۷/۱۳۹۶", "1439/1/12 هـ", "12-01-1439هـ"
Maybe all_digits(const TokenRun& run, size_t first, std::optional<int> weekday) {
  if (!run.is_separator(first + 1) || !run.token(first + 3).is_mark(run.token(first + 1).value)) return std::nullopt;
  const bool year_first = run.is_year_of(first, solar_first, islamic_last);
  const size_t year = year_first ? first : first + 4;
  const size_t day = year_first ? first + 4 : first;
  if (!run.is_year_of(year, solar_first, islamic_last) || !run.is_day(day) || !run.is_number(first + 2, 2, 1, 12))
    return std::nullopt;
  if (!run.spaced_like_a_date(first) || !run.stands_alone(first, first + 4)) return std::nullopt;
  const auto calendar = calendar_of_digits(run, first, year);
  if (!calendar) return std::nullopt;
  const Parts parts{run.token(year).value, run.token(first + 2).value, run.token(day).value};
  return make(*calendar, parts, first, first + 5, weekday);
}

// "พ.ศ. 2560" and "พุทธศักราช 2560" count from the Buddha, "ค.ศ. 2017" from Christ. Whether an era stood there.
bool skip_thai_era(const TokenRun& run, size_t& at) {
  constexpr std::array<std::string_view, 4> eras = {"พ.ศ.", "พ.ศ", "พุทธศักราช", "ค.ศ."};
  if (at >= run.tokens().size()) return false;
  for (const std::string_view era : eras) {
    if (!run.from(at).starts_with(era)) continue;
    const size_t end = run.token(at).start + era.size();
    while (at < run.tokens().size() && run.token(at).start < end) ++at;
    return true;
  }
  return false;
}

// The Gregorian year behind a Thai month; `at` moves behind it. A Gregorian one without its era is no date of ours.
std::optional<int> thai_year(const TokenRun& run, size_t& at) {
  run.skip_to_year(at);
  const bool told = skip_thai_era(run, at);
  const size_t year = at++;
  if (run.runs_on(year)) return std::nullopt;
  const int value = static_cast<int>(run.token(year).value);
  if (run.is_year_of(year, buddhist_first, buddhist_last)) return value - static_cast<int>(buddhist_lead);
  return told && run.is_year(year) ? std::optional(value) : std::nullopt;
}

Maybe thai_date(const TokenRun& run, size_t first, size_t month, uint32_t day) {
  const DateWord& word = run.token(month).word;
  if (!word.thai) return std::nullopt;
  size_t last = month + 1;
  const auto year = thai_year(run, last);
  if (!year) return std::nullopt;
  const auto date = CivilDate::create(*year, word.value, static_cast<int>(day));
  return date ? std::optional(CalendarDate{.date = *date, .first = first, .last = last}) : std::nullopt;
}

}  // namespace

std::optional<CalendarDate> calendar_date(const TokenRun& run, size_t at, std::optional<int> weekday) {
  if (run.token(at).kind != DateTokenKind::Number || run.follows_letters(at)) return std::nullopt;
  if (run.is_day(at)) {
    const size_t month = behind_day(run, at);
    if (auto found = named_month(run, at, month, weekday)) return found;
    if (auto found = thai_date(run, at, month, run.token(at).value)) return found;
  }
  return all_digits(run, at, weekday);
}

std::optional<CalendarDate> calendar_month(const TokenRun& run, size_t at) {
  if (!run.token(at).word.thai || run.follows_day(at)) return std::nullopt;
  auto found = thai_date(run, at, at, 1);
  if (found) found->month_only = true;
  return found;
}

}  // namespace strongroom::text
