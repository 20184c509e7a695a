// SPDX-License-Identifier: Apache-2.0
#include "base/civil_time.h"

#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>

#include "base/assert.h"

namespace strongroom {

namespace {

using std::chrono::sys_days;
using std::chrono::year_month_day;

constexpr int64_t kSecondsPerDay = 86400;
constexpr std::array<const char*, 7> kWeekdays = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
constexpr std::array<const char*, 12> kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                 "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

year_month_day chrono_date(const CivilDate& d) {
  return {std::chrono::year{d.year}, std::chrono::month{d.month}, std::chrono::day{d.day}};
}

// Reads exactly `width` decimal digits at `at`.
std::optional<int> digits(std::string_view text, size_t at, size_t width) {
  if (at + width > text.size()) return std::nullopt;
  int value = 0;
  for (size_t i = at; i < at + width; ++i) {
    if (text[i] < '0' || text[i] > '9') return std::nullopt;
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

template <typename... Args>
std::string print(const char* format, Args... args) {
  std::array<char, 64> buffer{};
  const int n = std::snprintf(buffer.data(), buffer.size(), format, args...);
  STRONGROOM_ASSERT(n > 0 && static_cast<size_t>(n) < buffer.size());
  return {buffer.data(), static_cast<size_t>(n)};
}

struct TimeOfDay {
  int hour, minute, second;
};

TimeOfDay time_of_day(int64_t seconds) {
  const int64_t rest = ((seconds % kSecondsPerDay) + kSecondsPerDay) % kSecondsPerDay;
  return {static_cast<int>(rest / 3600), static_cast<int>(rest / 60 % 60), static_cast<int>(rest % 60)};
}

// RFC 3339 section 5.6 time-offset, in seconds east of UTC.
std::optional<int64_t> parse_offset(std::string_view text) {
  if (text.empty() || text == "Z" || text == "z") return 0;
  if (text.size() != 6 && text.size() != 5) return std::nullopt;
  const auto hours = digits(text, 1, 2);
  const auto minutes = digits(text, text.size() - 2, 2);
  if (!hours || !minutes || *hours > 23 || *minutes > 59 || (text.size() == 6 && text[3] != ':')) return std::nullopt;
  const int64_t seconds = *hours * 3600 + *minutes * 60;
  if (text[0] == '+') return seconds;
  if (text[0] == '-') return -seconds;
  return std::nullopt;
}

}  // namespace

std::optional<CivilDate> CivilDate::create(int year, int month, int day) {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
  const CivilDate date{static_cast<int16_t>(year), static_cast<uint8_t>(month), static_cast<uint8_t>(day)};
  if (!chrono_date(date).ok()) return std::nullopt;
  return date;
}

std::optional<CivilDate> CivilDate::parse(std::string_view iso) {
  if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
  const auto year = digits(iso, 0, 4);
  const auto month = digits(iso, 5, 2);
  const auto day = digits(iso, 8, 2);
  if (!year || !month || !day) return std::nullopt;
  return create(*year, *month, *day);
}

CivilDate CivilDate::from_days(int64_t days_since_1970) {
  const year_month_day ymd{sys_days{std::chrono::days{days_since_1970}}};
  const auto date = create(static_cast<int>(ymd.year()), static_cast<int>(static_cast<unsigned>(ymd.month())),
                           static_cast<int>(static_cast<unsigned>(ymd.day())));
  STRONGROOM_ASSERT(date.has_value());
  return *date;
}

int64_t CivilDate::days_since_1970() const { return sys_days{chrono_date(*this)}.time_since_epoch().count(); }

int CivilDate::weekday() const {
  return static_cast<int>(std::chrono::weekday{sys_days{chrono_date(*this)}}.c_encoding());
}

std::string CivilDate::iso() const { return print("%04d-%02d-%02d", year, month, day); }

std::optional<YearMonth> YearMonth::create(int year, int month) {
  if (!CivilDate::create(year, month, 1)) return std::nullopt;
  return YearMonth{static_cast<int16_t>(year), static_cast<uint8_t>(month)};
}

CivilDate YearMonth::first_day() const { return {year, month, 1}; }

CivilDate YearMonth::last_day() const {
  const std::chrono::year_month_day_last last{std::chrono::year{year} / std::chrono::month{month} / std::chrono::last};
  return {year, month, static_cast<uint8_t>(static_cast<unsigned>(last.day()))};
}

YearMonth YearMonth::next() const {
  return month == 12 ? YearMonth{static_cast<int16_t>(year + 1), 1} : YearMonth{year, static_cast<uint8_t>(month + 1)};
}

YearMonth YearMonth::previous() const {
  return month == 1 ? YearMonth{static_cast<int16_t>(year - 1), 12} : YearMonth{year, static_cast<uint8_t>(month - 1)};
}

std::string YearMonth::iso() const { return print("%04d-%02d", year, month); }

CivilDate Timestamp::date() const {
  return CivilDate::from_days(std::chrono::floor<std::chrono::days>(std::chrono::seconds{seconds}).count());
}

std::string Timestamp::rfc3339() const {
  const auto t = time_of_day(seconds);
  return date().iso() + print("T%02d:%02d:%02dZ", t.hour, t.minute, t.second);
}

std::string Timestamp::http_date() const {
  const CivilDate d = date();
  const auto t = time_of_day(seconds);
  return print("%s, %02d %s %04d %02d:%02d:%02d GMT", kWeekdays[static_cast<size_t>(d.weekday())], d.day,
               kMonths[d.month - 1u], d.year, t.hour, t.minute, t.second);
}

std::optional<Timestamp> Timestamp::parse_rfc3339(std::string_view text) {
  if (text.size() < 10) return std::nullopt;
  const auto date = CivilDate::parse(text.substr(0, 10));
  if (!date) return std::nullopt;
  const int64_t midnight = date->days_since_1970() * kSecondsPerDay;
  if (text.size() == 10) return Timestamp{midnight};
  if (text.size() < 16 || (text[10] != 'T' && text[10] != 't' && text[10] != ' ') || text[13] != ':') return {};
  const auto hour = digits(text, 11, 2);
  const auto minute = digits(text, 14, 2);
  int second = 0;
  size_t at = 16;
  if (at < text.size() && text[at] == ':') {
    const auto read = digits(text, at + 1, 2);
    if (!read) return std::nullopt;
    second = *read;
    at += 3;
    if (at < text.size() && text[at] == '.') {
      for (++at; at < text.size() && text[at] >= '0' && text[at] <= '9';) ++at;
    }
  }
  const auto offset = parse_offset(text.substr(at));
  if (!hour || !minute || !offset || *hour > 23 || *minute > 59 || second > 60) return std::nullopt;
  return Timestamp{midnight + *hour * 3600 + *minute * 60 + second - *offset};
}

Timestamp SystemClock::now() const {
  return {
      std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch()).count()};
}

}  // namespace strongroom
