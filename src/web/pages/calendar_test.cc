// SPDX-License-Identifier: Apache-2.0
#include "web/pages/calendar.h"

#include <gtest/gtest.h>

namespace strongroom::web {
namespace {

TEST(Shade, DividesTheCountsInFour) {
  EXPECT_EQ(shade(0, 20), 0);
  EXPECT_EQ(shade(1, 20), 1);
  EXPECT_EQ(shade(5, 20), 1);
  EXPECT_EQ(shade(6, 20), 2);
  EXPECT_EQ(shade(20, 20), 4);
  EXPECT_EQ(shade(1, 1), 1);
}

TEST(Shade, EachReachesUpToItsGreatestCount) {
  for (const uint64_t greatest : {1u, 3u, 4u, 5u, 20u, 31u}) {
    for (int step = 1; step <= 4; ++step) {
      const uint64_t most = shaded_max(step, greatest);
      if (most > 0) EXPECT_LE(shade(most, greatest), step) << most << " of " << greatest;
      if (most < greatest) EXPECT_GT(shade(most + 1, greatest), step) << most << " of " << greatest;
    }
  }
}

class CalendarTest : public testing::Test {
 protected:
  Calendar october(const std::string& lang) const {
    std::vector<uint64_t> days(31);
    days[10] = 2;
    return make_calendar(*YearMonth::create(2017, 10), days, 11, Interface(messages_, config_, lang),
                         Addresses(config_, lang));
  }
  Messages messages_ = Messages::compiled_in();
  archive::Config config_;
};

TEST_F(CalendarTest, WeeksAreWholeAndBeginWhereTheLocaleSays) {
  const Calendar british = october("en");  // 1 October 2017 was a Sunday
  EXPECT_EQ(british.weekdays[0].full, "Monday");
  EXPECT_EQ(british.weeks[0].days[6].number, "1");
  EXPECT_EQ(british.weeks[0].days[5].number, "");
  for (const auto& week : british.weeks) EXPECT_EQ(week.days.size(), 7U);
  EXPECT_EQ(october("ar").weeks[0].days[0].number, "");  // Saturday
  EXPECT_NE(october("ar").weeks[0].days[1].number, "");
}

TEST_F(CalendarTest, ADayWithItemsIsALinkThatSaysHowMany) {
  const Calendar calendar = october("en");
  const auto& day = calendar.weeks[2].days[2];
  EXPECT_EQ(day.number, "11");
  EXPECT_EQ(day.href, "/2017/10/11");
  EXPECT_EQ(day.label, "11 October 2017: 2 items");
  EXPECT_TRUE(day.current);
  EXPECT_EQ(calendar.weeks[2].days[3].href, "");
}

}  // namespace
}  // namespace strongroom::web
