// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "text/date_tokens.h"
#include "text/printed_date.h"

namespace strongroom::text {

// A date in the tokens [first, last) of a text.
struct DateMatch {
  CivilDate date;
  size_t first = 0;
  size_t last = 0;
  bool month_only = false;
  bool ambiguous = false;
  bool short_year = false;
  DigitOrder digit_order = DigitOrder::None;
  std::string time{};
  bool is_gregorian = true;
};

struct DateForms {
  DayOrder order = DayOrder::DayFirst;
  ShortYears years = ShortYears::InDigitsOnly;
};

// The date that begins at token `at`, with the weekday before it and the time behind it. Of two beside each other that
// name one day in two calendars, the Gregorian one, over the length of both. Looks at a bounded number of tokens.
std::optional<DateMatch> date_at(std::string_view text, std::span<const DateToken> tokens, DateForms forms, size_t at);

// The month that begins there: "October 2017", "2017年10月", and where the text is known to name one also "2017-10" and
// "10/2017".
std::optional<DateMatch> month_at(std::string_view text, std::span<const DateToken> tokens, size_t at);

}  // namespace strongroom::text
