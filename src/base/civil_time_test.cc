// SPDX-License-Identifier: Apache-2.0
#include "base/civil_time.h"

#include <gtest/gtest.h>

namespace strongroom {
namespace {

TEST(CivilDate, IsADayThatExists) {
  struct Case {
    int year, month, day;
    bool exists;
  };
  for (const Case& c :
       {Case{2017, 10, 11, true}, Case{2016, 2, 29, true}, Case{2000, 2, 29, true}, Case{1900, 2, 29, false},
        Case{2017, 2, 29, false}, Case{2017, 4, 31, false}, Case{1, 1, 1, true}, Case{9999, 12, 31, true},
        Case{0, 1, 1, false}, Case{10000, 1, 1, false}, Case{2017, 0, 1, false}, Case{2017, 13, 1, false},
        Case{2017, 1, 0, false}, Case{2017, 1, 32, false}, Case{2017, 257, 1, false}}) {
    EXPECT_EQ(CivilDate::create(c.year, c.month, c.day).has_value(), c.exists)
        << c.year << '-' << c.month << '-' << c.day;
  }
}

TEST(CivilDate, ReadsOnlyItsOwnSpelling) {
  EXPECT_EQ(CivilDate::parse("2017-10-07")->iso(), "2017-10-07");
  for (const char* text : {"", "2017-10-7", "2017-10-071", "2017/10/07", "17-10-07", " 2017-10-07", "2017-10-32",
                           "2017-1x-07", "-017-10-07"}) {
    EXPECT_FALSE(CivilDate::parse(text).has_value()) << text;
  }
}

TEST(CivilDate, CountsDaysBothWays) {
  EXPECT_EQ(CivilDate::parse("1970-01-01")->days_since_1970(), 0);
  EXPECT_EQ(CivilDate::parse("2000-03-01")->days_since_1970(), 11'017);
  EXPECT_EQ(CivilDate::parse("1969-12-31")->days_since_1970(), -1);
  for (int64_t day = -719'162; day <= 2'932'896; day += 97) {
    ASSERT_EQ(CivilDate::from_days(day).days_since_1970(), day);
  }
  EXPECT_EQ(CivilDate::from_days(-719'162).iso(), "0001-01-01");
  EXPECT_EQ(CivilDate::from_days(2'932'896).iso(), "9999-12-31");
}

TEST(CivilDate, KnowsItsWeekday) {
  EXPECT_EQ(CivilDate::parse("2017-10-11")->weekday(), 3);  // a Wednesday
  EXPECT_EQ(CivilDate::parse("2017-10-08")->weekday(), 0);
}

TEST(YearMonth, KnowsItsNeighboursAndItsDays) {
  const YearMonth december = YearMonth::create(2015, 12).value();
  EXPECT_EQ(december.next().iso(), "2016-01");
  EXPECT_EQ(december.next().next().last_day().iso(), "2016-02-29");
  EXPECT_EQ(december.next().previous(), december);
  EXPECT_EQ(december.first_day().iso(), "2015-12-01");
  EXPECT_EQ(YearMonth::of(CivilDate{2017, 10, 11}).iso(), "2017-10");
  EXPECT_FALSE(YearMonth::create(2015, 13).has_value());
  EXPECT_LT(december, december.next());
}

TEST(Timestamp, PrintsForPeopleAndForHttp) {
  const Timestamp moment{1'507'730'700};
  EXPECT_EQ(moment.rfc3339(), "2017-10-11T14:05:00Z");
  EXPECT_EQ(moment.http_date(), "Wed, 11 Oct 2017 14:05:00 GMT");
  EXPECT_EQ(Timestamp{-1}.rfc3339(), "1969-12-31T23:59:59Z");
  EXPECT_EQ(Timestamp{-1}.date().iso(), "1969-12-31");
}

TEST(Timestamp, ReadsEveryOffset) {
  struct Case {
    const char *text, *utc;
  };
  for (const Case& c :
       {Case{"2017-10-11T14:05:00Z", "2017-10-11T14:05:00Z"}, Case{"2017-10-11t14:05:00z", "2017-10-11T14:05:00Z"},
        Case{"2017-10-11 14:05:09", "2017-10-11T14:05:09Z"}, Case{"2017-10-11T14:05Z", "2017-10-11T14:05:00Z"},
        Case{"2017-10-11T14:05:00.123Z", "2017-10-11T14:05:00Z"},
        Case{"2017-10-11T01:05:00+03:00", "2017-10-10T22:05:00Z"},
        Case{"2017-12-31T23:30:00-0130", "2018-01-01T01:00:00Z"}, Case{"2017-10-11", "2017-10-11T00:00:00Z"},
        Case{"2016-12-31T23:59:60Z", "2017-01-01T00:00:00Z"}}) {
    const auto read = Timestamp::parse_rfc3339(c.text);
    ASSERT_TRUE(read.has_value()) << c.text;
    EXPECT_EQ(read->rfc3339(), c.utc) << c.text;
  }
}

TEST(Timestamp, RefusesWhatIsNoTime) {
  for (const char* text : {"", "2017", "2017-10-11T", "2017-10-11T14", "2017-10-11T24:00:00Z", "2017-10-11T14:60:00Z",
                           "2017-10-11T14:05:61Z", "2017-10-11T14:05:00+3", "2017-10-11T14:05:00+24:00",
                           "2017-10-11T14:05:00*03:00", "2017-02-29T14:05:00Z", "2017-10-11T14:05:00Zx"}) {
    EXPECT_FALSE(Timestamp::parse_rfc3339(text).has_value()) << text;
  }
}

TEST(SystemClock, IsLaterThanThisFile) { EXPECT_GT(SystemClock().now().seconds, 1'700'000'000); }

}  // namespace
}  // namespace strongroom
