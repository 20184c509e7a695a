// SPDX-License-Identifier: Apache-2.0
#include "text/calendars.h"

#include <unicode/calendar.h>
#include <unicode/locid.h>
#include <unicode/timezone.h>

#include <cmath>
#include <memory>

#include "base/fault.h"

namespace strongroom::text {
namespace {

std::unique_ptr<icu::Calendar> make(const char* locale) {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::Calendar> calendar(
      icu::Calendar::createInstance(*icu::TimeZone::getGMT(), icu::Locale(locale), status));
  if (U_FAILURE(status)) throw Fault("the ICU library has no other calendars: reinstall libicu72");
  calendar->setLenient(false);
  return calendar;
}

// Making one costs far more than asking it, and one cannot be asked by two threads.
icu::Calendar& calendar_of(Calendar calendar) {
  if (calendar == Calendar::SolarHijri) {
    thread_local const std::unique_ptr<icu::Calendar> solar = make("@calendar=persian");
    return *solar;
  }
  thread_local const std::unique_ptr<icu::Calendar> islamic = make("@calendar=islamic-umalqura");
  return *islamic;
}

}  // namespace

std::optional<CivilDate> civil_date(Calendar calendar, int year, int month, int day) {
  constexpr double ms_a_day = 86'400'000;
  icu::Calendar& kept = calendar_of(calendar);
  UErrorCode status = U_ZERO_ERROR;
  kept.clear();
  kept.set(UCAL_ERA, 0);
  kept.set(year, month - 1, day);
  const double moment = kept.getTime(status);
  if (U_FAILURE(status)) return std::nullopt;
  return CivilDate::from_days(static_cast<int64_t>(std::floor(moment / ms_a_day)));
}

}  // namespace strongroom::text
