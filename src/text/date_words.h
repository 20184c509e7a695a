// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

namespace strongroom::text {

enum class DateWordKind : uint8_t {
  None,
  Month,        // value 1 to 12
  Weekday,      // value 0 (Sunday) to 6
  Filler,       // "of", "de", "من": may stand between the parts of a date
  DayOrdinal,   // "st", "er": right behind the number of a day
  YearMark,     // "г", "م", "года": behind a year
  OtherMonth,   // of another calendar only
  HijriMark,    // "هـ", "AH": behind a year of the Hijra
  YearSuffix,   // 年, 년
  MonthSuffix,  // 月, 월
  DaySuffix,    // 日, 일
  TimeOpener,   // "at", "um", "الساعة": between date and time
  HourMark,     // "h" in "14h05"
  Morning,      // "am"
  Afternoon,    // "pm"
};

struct DateWord {
  DateWordKind kind = DateWordKind::None;
  uint8_t value = 0;
  bool opens : 1 = false;  // may be the first of two words, or before a digit, that mean something together: "تشرين"
  bool thai : 1 = false;  // a month as Thai writes it, whose year may be a Buddhist one
  // The month, 1 to 12, that the word names in other calendars, whatever else it means: آذر is the ninth of Iran's, and
  // how some write the Arabic March.
  uint8_t solar : 4 = 0;
  uint8_t islamic : 4 = 0;
};

// What a folded word, a word and a digit, or two words joined by a space, mean in a printed date, in any of our
// languages. Month names win over weekdays where languages disagree ("mar"). The table is made on first use;
// thread-safe.
DateWord find_date_word(std::string_view folded);

}  // namespace strongroom::text
