// SPDX-License-Identifier: Apache-2.0
#include "text/calendar_names.h"

#include <gtest/gtest.h>

namespace strongroom::text {
namespace {

TEST(CalendarNames, AreThoseOfTheCountry) {
  EXPECT_EQ(weekday_name(0, "en-GB", NameWidth::Full), "Sunday");
  EXPECT_EQ(weekday_name(6, "en-GB", NameWidth::Short), "Sat");
  EXPECT_EQ(weekday_name(1, "en-GB", NameWidth::Narrow), "M");
  EXPECT_EQ(month_name(10, "en-GB", NameWidth::Full), "October");
  EXPECT_EQ(month_name(11, "ar-SY", NameWidth::Full), "تشرين الثاني");
  EXPECT_EQ(month_name(11, "ar-EG", NameWidth::Full), "نوفمبر");
}

TEST(CalendarNames, TheWeekBeginsWhereTheLocaleSays) {
  EXPECT_EQ(first_weekday("en-GB"), 1);
  EXPECT_EQ(first_weekday("en-US"), 0);
  EXPECT_EQ(first_weekday("ar-SY"), 6);
}

TEST(CalendarNames, AnUnknownLocaleStillHasNames) { EXPECT_FALSE(month_name(1, "x!", NameWidth::Short).empty()); }

}  // namespace
}  // namespace strongroom::text
