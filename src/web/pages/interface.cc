// SPDX-License-Identifier: Apache-2.0
#include "web/pages/interface.h"

#include "text/language.h"
#include "text/printed_date.h"

namespace strongroom::web {

namespace {

std::string in_language(const std::map<std::string, std::string>& texts, const std::string& lang) {
  if (const auto own = texts.find(lang); own != texts.end()) return own->second;
  return texts.empty() ? std::string() : texts.begin()->second;
}

std::string locale_of(const archive::Config& config, const std::string& lang) {
  if (lang == "en") return config.locale_en;
  if (lang == "ar") return config.locale_ar;
  return lang;
}

}  // namespace

Interface::Interface(const Messages& messages, const archive::Config& config, std::string lang)
    : messages_(messages), config_(config), lang_(std::move(lang)), locale_(locale_of(config, lang_)) {}

const char* Interface::dir() const {
  return text::direction_of_language(lang_) == text::Direction::RightToLeft ? "rtl" : "ltr";
}

std::string Interface::archive_name() const { return in_language(config_.name, lang_); }
std::string Interface::about() const { return in_language(config_.about, lang_); }

std::string Interface::format(std::string_view name, const Messages::Values& values) const {
  return messages_.format(lang_, name, values);
}

std::string Interface::plural(std::string_view name, uint64_t count) const {
  return messages_.plural(lang_, name, count, {{"count", number(count)}});
}

std::string Interface::number(uint64_t number) const {
  return text::format_number(static_cast<int64_t>(number), locale_);
}

std::string Interface::year(int year) const {
  std::string digits;
  for (int rest = year, place = 0; place < 4; ++place, rest /= 10) {
    digits.insert(0, text::format_number(rest % 10, locale_));
  }
  return digits;
}

std::string Interface::in_digits(std::string_view text) const {
  std::string digits;
  for (const char c : text) {
    digits += c >= '0' && c <= '9' ? text::format_number(c - '0', locale_) : std::string(1, c);
  }
  return digits;
}

std::string Interface::date(const CivilDate& date) const { return text::format_date(date, locale_); }
std::string Interface::month(const YearMonth& month) const { return text::format_month(month, locale_); }

std::string Interface::moment(Timestamp time) const {
  return format("moment", {{"date", date(time.date())}, {"time", in_digits(time.rfc3339().substr(11, 5))}});
}

}  // namespace strongroom::web
