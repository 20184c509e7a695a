// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace strongroom::text {

enum class NameWidth { Narrow, Short, Full };

// "M", "Mon" and "Monday"; 0 is Sunday. For headings of calendars, by ICU. Locale ids such as "en-GB", "ar-SY".
std::string weekday_name(int weekday, std::string_view locale, NameWidth width);
// "O", "Oct" and "October", standing alone; 1 is January.
std::string month_name(int month, std::string_view locale, NameWidth width);
// The day a week begins with where the locale is used: 1 (Monday) for "en-GB", 6 (Saturday) for "ar-SY".
int first_weekday(std::string_view locale);

}  // namespace strongroom::text
