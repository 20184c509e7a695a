// SPDX-License-Identifier: Apache-2.0
#include <unicode/datefmt.h>
#include <unicode/dtptngen.h>
#include <unicode/gregocal.h>
#include <unicode/locid.h>
#include <unicode/numfmt.h>
#include <unicode/smpdtfmt.h>

#include <map>
#include <memory>
#include <utility>

#include "base/fault.h"
#include "text/printed_date.h"

namespace strongroom::text {

namespace {

icu::Locale locale_of(std::string_view tag) {
  constexpr size_t kTagMax = 100;
  UErrorCode status = U_ZERO_ERROR;
  if (tag.size() > kTagMax || tag.empty()) return icu::Locale::getEnglish();
  const icu::Locale locale = icu::Locale::forLanguageTag(std::string(tag), status);
  return U_FAILURE(status) || locale.isBogus() || *locale.getLanguage() == '\0' ? icu::Locale::getEnglish() : locale;
}

[[noreturn]] void no_data() { throw Fault("the ICU library has no date formats: reinstall libicu72"); }

// Making a formatter costs a hundred times its use; ICU's are not thread-safe, so each thread keeps its own.
struct Formatters {
  std::unique_ptr<icu::SimpleDateFormat> date;
  std::unique_ptr<icu::SimpleDateFormat> month;
  std::unique_ptr<icu::NumberFormat> number;
};

std::unique_ptr<icu::SimpleDateFormat> date_formatter(const icu::Locale& locale, const char16_t* skeleton) {
  UErrorCode status = U_ZERO_ERROR;
  icu::Locale gregorian = locale;  // the default of fa is Solar Hijri, of th Buddhist
  gregorian.setKeywordValue("calendar", "gregorian", status);
  const std::unique_ptr<icu::DateTimePatternGenerator> patterns(
      icu::DateTimePatternGenerator::createInstance(gregorian, status));
  if (U_FAILURE(status)) no_data();
  const icu::UnicodeString pattern = patterns->getBestPattern(skeleton, status);
  auto made = std::make_unique<icu::SimpleDateFormat>(pattern, gregorian, status);
  if (U_FAILURE(status)) no_data();
  auto calendar = std::make_unique<icu::GregorianCalendar>(*icu::TimeZone::getGMT(), gregorian, status);
  calendar->setGregorianChange(-8.64e15, status);  // proleptic, as CivilDate is
  if (U_FAILURE(status)) no_data();
  made->adoptCalendar(calendar.release());
  return made;
}

const Formatters& formatters_of(std::string_view tag) {
  constexpr size_t kKeptMax = 64;  // a tag may come from a URL
  thread_local std::map<std::string, Formatters, std::less<>> kept;
  if (const auto found = kept.find(tag); found != kept.end()) return found->second;
  if (kept.size() >= kKeptMax) kept.clear();
  const icu::Locale locale = locale_of(tag);
  UErrorCode status = U_ZERO_ERROR;
  Formatters made{.date = date_formatter(locale, u"yMMMMd"),
                  .month = date_formatter(locale, u"yMMMM"),
                  .number = std::unique_ptr<icu::NumberFormat>(icu::NumberFormat::createInstance(locale, status))};
  if (U_FAILURE(status)) no_data();
  return kept.emplace(std::string(tag), std::move(made)).first->second;
}

std::string format(const icu::SimpleDateFormat& formatter, const CivilDate& date) {
  constexpr double kMillisecondsPerDay = 86400000;
  icu::UnicodeString text;
  formatter.format(static_cast<double>(date.days_since_1970()) * kMillisecondsPerDay, text);
  std::string utf8;
  return text.toUTF8String(utf8);
}

}  // namespace

std::string format_date(const CivilDate& date, std::string_view locale) {
  return format(*formatters_of(locale).date, date);
}

std::string format_month(const YearMonth& month, std::string_view locale) {
  return format(*formatters_of(locale).month, month.first_day());
}

std::string format_number(int64_t number, std::string_view locale) {
  icu::UnicodeString text;
  formatters_of(locale).number->format(number, text);
  std::string utf8;
  return text.toUTF8String(utf8);
}

}  // namespace strongroom::text
