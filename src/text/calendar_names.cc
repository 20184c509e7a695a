// SPDX-License-Identifier: Apache-2.0
#include "text/calendar_names.h"

#include <unicode/calendar.h>
#include <unicode/dtfmtsym.h>
#include <unicode/gregocal.h>
#include <unicode/locid.h>

#include <array>
#include <map>
#include <memory>

#include "base/assert.h"

namespace strongroom::text {

namespace {

struct Names {
  std::array<std::array<std::string, 7>, 3> weekdays;  // by NameWidth
  std::array<std::array<std::string, 12>, 3> months;
  int first_weekday = 1;
};

std::string utf8(const icu::UnicodeString& text) {
  std::string bytes;
  text.toUTF8String(bytes);
  return bytes;
}

Names read_names(const icu::Locale& locale) {
  Names names;
  UErrorCode status = U_ZERO_ERROR;
  const icu::DateFormatSymbols symbols(locale, "gregorian", status);
  STRONGROOM_ASSERT(U_SUCCESS(status));  // unknown locales fall back to the root's names
  constexpr std::array widths = {icu::DateFormatSymbols::NARROW, icu::DateFormatSymbols::ABBREVIATED,
                                 icu::DateFormatSymbols::WIDE};
  for (size_t width = 0; width < widths.size(); ++width) {
    int32_t count = 0;
    const icu::UnicodeString* days = symbols.getWeekdays(count, icu::DateFormatSymbols::STANDALONE, widths[width]);
    STRONGROOM_ASSERT(count >= 8);  // ICU counts from 1
    for (size_t day = 0; day < 7; ++day) names.weekdays[width][day] = utf8(days[day + 1]);
    const icu::UnicodeString* months = symbols.getMonths(count, icu::DateFormatSymbols::STANDALONE, widths[width]);
    STRONGROOM_ASSERT(count >= 12);
    for (size_t month = 0; month < 12; ++month) names.months[width][month] = utf8(months[month]);
  }
  const std::unique_ptr<icu::Calendar> calendar(icu::Calendar::createInstance(locale, status));
  if (U_SUCCESS(status)) names.first_weekday = calendar->getFirstDayOfWeek(status) - UCAL_SUNDAY;
  return names;
}

// Reading them costs a millisecond, so they are kept.
const Names& names_of(std::string_view locale) {
  thread_local std::map<std::string, Names, std::less<>> kept;
  if (const auto known = kept.find(locale); known != kept.end()) return known->second;
  UErrorCode status = U_ZERO_ERROR;
  const icu::Locale parsed = icu::Locale::forLanguageTag(std::string(locale), status);
  return kept.emplace(std::string(locale), read_names(U_SUCCESS(status) ? parsed : icu::Locale::getRoot()))
      .first->second;
}

}  // namespace

std::string weekday_name(int weekday, std::string_view locale, NameWidth width) {
  STRONGROOM_ASSERT(weekday >= 0 && weekday < 7);
  return names_of(locale).weekdays[static_cast<size_t>(width)][static_cast<size_t>(weekday)];
}

std::string month_name(int month, std::string_view locale, NameWidth width) {
  STRONGROOM_ASSERT(month >= 1 && month <= 12);
  return names_of(locale).months[static_cast<size_t>(width)][static_cast<size_t>(month - 1)];
}

int first_weekday(std::string_view locale) { return names_of(locale).first_weekday; }

}  // namespace strongroom::text
