// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/civil_time.h"

namespace strongroom::text {

enum class DayOrder { DayFirst, MonthFirst };  // of all-digit dates such as 03/04/2017

// Where a year of two digits is one: in "11/10/17" always, in "11 Oct 17" where the caller knows that a date stands
// there.
enum class ShortYears { InDigitsOnly, BesideNames };

// What the digits of a date say of their order.
enum class DigitOrder {
  None,        // not all digits, or the same either way
  DayFirst,    // 25/10/2017
  MonthFirst,  // 10/25/2017
  Either,      // 03/04/2017
};

// A date found in running text: bytes [start, end), with the weekday before it and the time behind it. `month_only`
// when no day was printed ("October 2017"; the day is 1).
struct FoundDate {
  CivilDate date;
  uint32_t start = 0;
  uint32_t end = 0;
  bool month_only = false;
  // An all-digit date that the other order would read as well, or whose year has two digits; a date of the Islamic
  // calendar, which may lie a day off where no weekday or Gregorian date beside it settles it.
  bool ambiguous = false;
  bool short_year = false;  // of two digits
  DigitOrder digit_order = DigitOrder::None;
  std::string time{};  // "14:05" if printed right after it, also where it reads "2:05 pm" or "14h05"
};

// Every date printed in the text, in order: "11 October 2017", "Tuesday, 31 October 2017 14:05", "October 11, 2017",
// "2017-10-11", "11/10/2017", "11.10.2017", "١١ تشرين الأول ٢٠١٧", "11 تشرين الأول/أكتوبر 2017" and the month names of
// the languages listed in date_words.cc, with digits of any script, and 2017年10月11日. Also of the Solar Hijri and
// Islamic calendars, and with Thailand's Buddhist years (calendar_dates.h); where one stands beside the Gregorian date
// of the same day, the two are one. Years 1900 to 2100 of the Gregorian calendar; days that exist only. Two-digit years
// only as `years` says: 69 to 99 are 1969 to 1999. Dots are read day first whatever the order; a printed weekday
// settles the order where it fits one reading only. Not dates: versions, addresses, telephone numbers, the paths of
// URLs. Linear in time, bounded in memory whatever the text.
std::vector<FoundDate> find_dates(std::string_view utf8, DayOrder order = DayOrder::DayFirst,
                                  ShortYears years = ShortYears::InDigitsOnly);

// The date if the text is one (white space, a weekday and a time around it apart) and nothing else.
std::optional<FoundDate> parse_date(std::string_view utf8, DayOrder order = DayOrder::DayFirst,
                                    ShortYears years = ShortYears::InDigitsOnly);

// "October 2017", "أكتوبر 2017", "2017-10", "10/2017": a month of a year and nothing else.
std::optional<YearMonth> parse_month(std::string_view utf8);

// The number that digits of any script write ("٣" is 3), and nothing else; nullopt past 2^31.
std::optional<uint32_t> parse_number(std::string_view utf8);

// For pages: "11 October 2017" and "October 2017" in a language, by ICU. Locale ids such as "en-GB", "ar-SY": month
// names and digits are those of the country ("11 تشرين الأول 2017" in ar-SY with "@numbers=latn", "١١ أكتوبر ٢٠١٧" in
// ar-EG), so a site in Arabic should name one. Digits can be chosen as BCP 47 does: "ar-SY-u-nu-latn". An unknown
// locale is English.
std::string format_date(const CivilDate& date, std::string_view locale);
std::string format_month(const YearMonth& month, std::string_view locale);
std::string format_number(int64_t number, std::string_view locale);

}  // namespace strongroom::text
