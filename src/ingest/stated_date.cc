// SPDX-License-Identifier: Apache-2.0
#include "ingest/stated_date.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <vector>

#include "base/ascii.h"
#include "text/date_words.h"
#include "text/normalise.h"
#include "text/printed_date.h"

namespace strongroom::ingest {
namespace {

using records::DatePrecision;
using records::PrintedDate;

constexpr size_t field_bytes_max = 200;

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_ascii_digit);
}

int number(std::string_view digits) {
  int value = -1;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

size_t digits_at(std::string_view text, size_t at) {
  size_t count = 0;
  while (at + count < text.size() && is_ascii_digit(text[at + count])) ++count;
  return count;
}

// "12:56" of "12:56:00", "T12:56Z", "7:05"; empty when there is none.
std::string time_in(std::string_view text) {
  for (size_t colon = text.find(':'); colon != std::string_view::npos; colon = text.find(':', colon + 1)) {
    size_t hour = colon;
    while (hour > 0 && colon - hour < 2 && is_ascii_digit(text[hour - 1])) --hour;
    if (hour == colon || digits_at(text, colon + 1) != 2) continue;
    if (number(text.substr(hour, colon - hour)) > 23 || number(text.substr(colon + 1, 2)) > 59) return {};
    return (colon - hour == 1 ? "0" : "") + std::string(text.substr(hour, colon - hour + 3));
  }
  return {};
}

PrintedDate make(int year, int month, int day, DatePrecision precision, std::string time = {}) {
  PrintedDate stated;
  stated.date = year < 1800 ? std::nullopt : CivilDate::create(year, month, day);
  if (!stated.date) return {};
  stated.precision = precision;
  stated.time = std::move(time);
  return stated;
}

// https://www.w3.org/TR/NOTE-datetime and ISO 8601, extended and basic: a year of four digits in front.
std::optional<PrintedDate> read_iso(std::string_view text) {
  const size_t lead = digits_at(text, 0);
  if (lead == 14 || lead == 12) {  // 20031231101455
    const std::string time = time_in(std::string(text.substr(8, 2)) + ":" + std::string(text.substr(10, 2)));
    return make(number(text.substr(0, 4)), number(text.substr(4, 2)), number(text.substr(6, 2)), DatePrecision::Day,
                time);
  }
  if (lead == 8) {  // 20031231T101455Z
    const std::string_view rest = text.substr(8);
    std::string time = time_in(rest);
    if (time.empty() && rest.starts_with("T") && digits_at(rest, 1) >= 4)
      time = time_in(std::string(rest.substr(1, 2)) + ":" + std::string(rest.substr(3, 2)));
    return make(number(text.substr(0, 4)), number(text.substr(4, 2)), number(text.substr(6, 2)), DatePrecision::Day,
                time);
  }
  if (lead != 4) return std::nullopt;
  const int year = number(text.substr(0, 4));
  if (text.size() == 4) return make(year, 1, 1, DatePrecision::Year);
  if (text[4] != '-' && text[4] != '/') return std::nullopt;
  const size_t month_digits = digits_at(text, 5);
  if (month_digits == 3 && text.size() >= 8) {  // the day of the year
    const auto first = CivilDate::create(year, 1, 1);
    const int day = number(text.substr(5, 3));
    if (!first || day < 1 || day > 366) return std::nullopt;
    const CivilDate date = CivilDate::from_days(first->days_since_1970() + day - 1);
    return make(date.year, date.month, date.day, DatePrecision::Day, time_in(text.substr(8)));
  }
  if (month_digits < 1 || month_digits > 2) return std::nullopt;
  const int month = number(text.substr(5, month_digits));
  const size_t behind_month = 5 + month_digits;
  if (text.size() == behind_month) return make(year, month, 1, DatePrecision::Month);
  if (text[behind_month] != text[4]) return std::nullopt;
  const size_t day_digits = digits_at(text, behind_month + 1);
  if (day_digits < 1 || day_digits > 2) return std::nullopt;
  const size_t behind_day = behind_month + 1 + day_digits;
  return make(year, month, number(text.substr(behind_month + 1, day_digits)), DatePrecision::Day,
              time_in(text.substr(behind_day)));
}

// The year that two digits of a date in RFC 822 mean: RFC 2822 section 4.3.
int full_year(std::string_view digits) {
  const int year = number(digits);
  if (digits.size() == 3) return year + 1900;
  if (digits.size() != 2) return year;
  return year < 50 ? year + 2000 : year + 1900;
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find_first_of(" ,-\t/", at), text.size());
    if (end > at) words.emplace_back(text.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

int month_of(const std::string& word) {
  const text::DateWord found = text::find_date_word(text::fold(word));
  return found.kind == text::DateWordKind::Month ? found.value : 0;
}

// A day, a month's name and a year in any order that mail, ctime and people write: "Sun, 06 Jul 2014 12:56:00 GMT",
// "06-Jul-14", "Jul 6, 2014", "Sun Jan  4 16:29:06 PST 2004".
std::optional<PrintedDate> read_named_month(std::string_view text) {
  int month = 0;
  int day = 0;
  int year = 0;
  for (const std::string& word : words_of(text)) {
    if (all_digits(word) && word.size() <= 4) {
      if (word.size() <= 2 && day == 0) {
        day = number(word);
      } else if (word.size() >= 2 && year == 0) {
        year = full_year(word);
      }
    } else if (const int named = word.find(':') == std::string::npos ? month_of(word) : 0; named != 0) {
      month = named;  // the last one: a French "mar." in front is a Tuesday
    }
  }
  if (month == 0 || day == 0 || year == 0) return std::nullopt;
  return make(year, month, day, DatePrecision::Day, time_in(text));
}

std::optional<PrintedDate> read_seconds(std::string_view text) {
  if (!all_digits(text) || (text.size() != 10 && text.size() != 13)) return std::nullopt;
  const int64_t seconds = std::stoll(std::string(text.substr(0, 10)));
  const Timestamp moment{seconds};
  const CivilDate date = moment.date();
  return make(date.year, date.month, date.day, DatePrecision::Day, time_in(moment.rfc3339().substr(10)));
}

std::optional<PrintedDate> read_printed(std::string_view text) {
  const auto found = text::find_dates(text);
  if (found.empty()) return std::nullopt;
  const text::FoundDate& first = found.front();
  PrintedDate stated = make(first.date.year, first.date.month, first.date.day,
                            first.month_only ? DatePrecision::Month : DatePrecision::Day,
                            first.time.empty() ? time_in(text.substr(first.end)) : first.time);
  return stated.date ? std::optional(stated) : std::nullopt;
}

}  // namespace

PrintedDate read_stated_date(std::string_view field) {
  const std::string text = text::clean_line(field.substr(0, field_bytes_max));
  if (text.empty()) return {};
  for (const auto read : {read_seconds, read_iso, read_named_month, read_printed}) {
    if (auto stated = read(text); stated && stated->date) return *stated;
  }
  return {};
}

}  // namespace strongroom::ingest
