// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace strongroom {

// A day of the proleptic Gregorian calendar, years 1 to 9999. Always a day that exists: see `create`.
struct CivilDate {
  int16_t year = 1;
  uint8_t month = 1;  // 1 to 12
  uint8_t day = 1;    // 1 to 31

  static std::optional<CivilDate> create(int year, int month, int day);
  // Accepts exactly "2017-10-11".
  static std::optional<CivilDate> parse(std::string_view iso);
  static CivilDate from_days(int64_t days_since_1970);

  int64_t days_since_1970() const;
  int weekday() const;      // 0 Sunday to 6 Saturday
  std::string iso() const;  // "2017-10-11"

  friend auto operator<=>(const CivilDate&, const CivilDate&) = default;
};

// A month of a year; what month pages, counts and headings are about.
struct YearMonth {
  int16_t year = 1;
  uint8_t month = 1;

  static std::optional<YearMonth> create(int year, int month);
  static YearMonth of(const CivilDate& date) { return {date.year, date.month}; }
  CivilDate first_day() const;
  CivilDate last_day() const;
  YearMonth next() const;
  YearMonth previous() const;
  std::string iso() const;  // "2017-10"

  friend auto operator<=>(const YearMonth&, const YearMonth&) = default;
};

// A moment in UTC, in whole seconds since 1970.
struct Timestamp {
  int64_t seconds = 0;

  std::string rfc3339() const;    // "2017-10-11T14:05:00Z"
  std::string http_date() const;  // RFC 9110 section 5.6.7: "Wed, 11 Oct 2017 14:05:00 GMT"
  CivilDate date() const;
  // RFC 3339 with any offset, or a bare date; nullopt for anything else.
  static std::optional<Timestamp> parse_rfc3339(std::string_view text);

  friend auto operator<=>(const Timestamp&, const Timestamp&) = default;
};

// Where the time comes from. Implementations are thread-safe.
class Clock {
 public:
  virtual ~Clock() = default;
  virtual Timestamp now() const = 0;
};

class SystemClock final : public Clock {
 public:
  Timestamp now() const override;
};

}  // namespace strongroom
