// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "archive/config.h"
#include "base/civil_time.h"
#include "web/pages/messages.h"

namespace strongroom::web {

// How the interface speaks in one language: its sentences, numbers and dates. Borrows the messages and the
// configuration, which must outlive it.
class Interface {
 public:
  Interface(const Messages& messages, const archive::Config& config, std::string lang);

  const std::string& lang() const { return lang_; }
  const char* dir() const;  // "ltr" or "rtl"
  const std::string& locale() const { return locale_; }
  // The archive's name; and what it is, in a sentence, or empty.
  std::string archive_name() const;
  std::string about() const;

  const std::string& text(std::string_view name) const { return messages_.text(lang_, name); }
  std::string format(std::string_view name, const Messages::Values& values) const;
  // With {count} as this language writes it.
  std::string plural(std::string_view name, uint64_t count) const;

  std::string number(uint64_t number) const;
  std::string year(int year) const;  // without a thousands separator
  // "16:45" with the digits of this language.
  std::string in_digits(std::string_view text) const;
  std::string date(const CivilDate& date) const;
  std::string month(const YearMonth& month) const;
  std::string moment(Timestamp time) const;  // "11 October 2017, 14:05 UTC"

 private:
  const Messages& messages_;
  const archive::Config& config_;
  std::string lang_;
  std::string locale_;
};

}  // namespace strongroom::web
