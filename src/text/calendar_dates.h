// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "base/civil_time.h"
#include "text/token_run.h"

namespace strongroom::text {

// A date of another calendar than the Gregorian, as the Gregorian day that it is: the tokens [first, last).
struct CalendarDate {
  CivilDate date;
  size_t first = 0;
  size_t last = 0;
  bool month_only = false;
  bool may_be_a_day_off = false;  // of the Islamic calendar, with no weekday that settles it
};

// The date that begins at token `at`: "۱۳ مهر ۱۳۹۶", "۱۳۹۶/۰۷/۱۳", "12 محرم 1439", "12/1/1439 هـ", "11 ตุลาคม 2560".
// Days in the Gregorian years 1900 to 2100. `weekday` is what was printed before it. Looks at a bounded number of
// tokens, and at the calendars only where the name of a month or the mark and the range of a year fit.
std::optional<CalendarDate> calendar_date(const TokenRun& run, size_t at, std::optional<int> weekday);

// "ตุลาคม 2560": a month with a Buddhist year. Months of the other calendars are none of ours.
std::optional<CalendarDate> calendar_month(const TokenRun& run, size_t at);

}  // namespace strongroom::text
