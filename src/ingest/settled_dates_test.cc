// SPDX-License-Identifier: Apache-2.0
#include "ingest/settled_dates.h"

#include <gtest/gtest.h>

#include <string>

#include "text/printed_date.h"

namespace strongroom::ingest {
namespace {

// The days of dates as printed, "?" where none is certain enough, with "~" behind what is only likely.
std::string settled(const std::vector<std::string>& printed, const DateHints& hints = {}) {
  std::vector<records::PrintedDate> dates;
  for (const std::string& words : printed) {
    const auto found = text::parse_date(words, text::DayOrder::DayFirst, text::ShortYears::BesideNames);
    dates.push_back({found->date, records::DatePrecision::Day, words, {}});
  }
  std::vector<records::PrintedDate*> pointers;
  for (auto& date : dates) pointers.push_back(&date);
  const std::vector<DateCertainty> certainties = settle_dates(pointers, hints);
  std::string days;
  for (size_t i = 0; i < dates.size(); ++i) {
    days += days.empty() ? "" : " ";
    days += dates[i].date ? dates[i].date->iso() : "?";
    if (certainties[i] == DateCertainty::Likely) days += "~";
    EXPECT_EQ(certainties[i] == DateCertainty::Unclear, !dates[i].date);
    EXPECT_EQ(dates[i].verbatim, printed[i]);
  }
  return days;
}

const DateHints october{.listed = {{2017, 10}}};

TEST(SettledDates, AreOfTheMonthListed) {
  EXPECT_EQ(settled({"11/10/17", "09/10/17"}, october), "2017-10-11 2017-10-09");
  EXPECT_EQ(settled({"10/11/17", "10/09/2017"}, october), "2017-10-11 2017-10-09");
  EXPECT_EQ(settled({"11/01/2017"}, october), "2017-11-01");  // in another zone it was October
}

TEST(SettledDates, FollowThoseThatFitOneWayOnly) {
  EXPECT_EQ(settled({"25/10/17", "09/08/17"}), "2017-10-25 2017-08-09");
  EXPECT_EQ(settled({"10/25/2017", "09/08/2017"}), "2017-10-25 2017-09-08");
  EXPECT_EQ(settled({"25/10/2017", "10/25/2017", "09/08/2017"}), "2017-10-25 2017-10-25 2017-08-09~");
}

TEST(SettledDates, FollowThreeDaysOfOneMonth) {
  EXPECT_EQ(settled({"10/11/17", "10/09/17", "10/07/17"}), "2017-10-11 2017-10-09 2017-10-07");
  EXPECT_EQ(settled({"11/10/17", "09/10/17"}), "? ?");
}

TEST(SettledDates, StayDayFirstOnlyWithAWholeYear) {
  EXPECT_EQ(settled({"11/10/17"}), "?");
  EXPECT_EQ(settled({"11/10/2017"}), "2017-10-11~");
}

TEST(SettledDates, OfTwoDigitYearsAreNearTheOthers) {
  EXPECT_EQ(settled({"11 Oct 17"}, october), "2017-10-11");
  EXPECT_EQ(settled({"11 Oct 17"}, {.listed = {}, .years = {2018}}), "2017-10-11");
  EXPECT_EQ(settled({"11 Oct 17", "12 October 2017"}), "2017-10-11 2017-10-12");
  EXPECT_EQ(settled({"11 Oct 17", "9 Oct 17"}), "2017-10-11 2017-10-09");
  EXPECT_EQ(settled({"11 Oct 17"}), "2017-10-11~");
  EXPECT_EQ(settled({"17/10/11"}, october), "?");  // the year first, as it seems
}

TEST(SettledDates, WithoutWordsStay) {
  records::PrintedDate date{CivilDate{2017, 10, 11}, records::DatePrecision::Day, {}, {}};
  EXPECT_EQ(settle_dates({&date}, {}), std::vector{DateCertainty::Sure});
  EXPECT_TRUE(date.date);
}

}  // namespace
}  // namespace strongroom::ingest
