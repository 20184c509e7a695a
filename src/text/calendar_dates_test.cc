// SPDX-License-Identifier: Apache-2.0
#include "text/calendar_dates.h"

#include <gtest/gtest.h>

#include <string>

#include "text/calendars.h"
#include "text/printed_date.h"

namespace strongroom::text {
namespace {

TEST(CivilDateOfACalendar, IsThatOfICU) {
  struct {
    Calendar calendar;
    int year, month, day;
    const char* iso;  // "" where the day does not exist
  } const cases[] = {
      {Calendar::SolarHijri, 1396, 7, 13, "2017-10-05"},
      {Calendar::SolarHijri, 1300, 1, 1, "1921-03-21"},
      {Calendar::SolarHijri, 1395, 12, 30, "2017-03-20"},  // a leap year
      {Calendar::SolarHijri, 1396, 12, 30, ""},
      {Calendar::SolarHijri, 1396, 13, 1, ""},
      {Calendar::Islamic, 1439, 1, 12, "2017-10-02"},
      {Calendar::Islamic, 1445, 9, 1, "2024-03-11"},
      {Calendar::Islamic, 1439, 1, 31, ""},
  };
  for (const auto& c : cases) {
    const auto date = civil_date(c.calendar, c.year, c.month, c.day);
    EXPECT_EQ(date ? date->iso() : "", c.iso) << c.year << '/' << c.month << '/' << c.day;
  }
}

struct Printed {
  const char* text;
  const char* iso;
  bool ambiguous = false;
};

void expect_read(std::initializer_list<Printed> cases) {
  for (const Printed& c : cases) {
    const auto found = find_dates(c.text);
    ASSERT_EQ(found.size(), 1u) << c.text;
    EXPECT_EQ(found[0].date.iso(), c.iso) << c.text;
    EXPECT_EQ(found[0].ambiguous, c.ambiguous) << c.text;
    EXPECT_FALSE(found[0].month_only) << c.text;
  }
}

TEST(CalendarDate, ReadsTheSolarHijriCalendar) {
  expect_read({
      {"۱۳ مهر ۱۳۹۶", "2017-10-05"},
      {"پنجشنبه ۱۳ مهر ۱۳۹۶", "2017-10-05"},
      {"پنج‌شنبه، ۱۳ مهر ماه ۱۳۹۶", "2017-10-05"},
      {"13 مهر 1396", "2017-10-05"},
      {"۵ آذر ۱۳۹۶", "2017-11-26"},  // which some write for the Arabic March
      {"۲۵ دی ۱۳۹۶", "2018-01-15"},
      {"۱۳ میزان ۱۳۹۶", "2017-10-05"},
      {"۱۳ ميزان ۱۳۹۶", "2017-10-05"},
      {"د ۱۳۹۶ کال: ۱۳ تله ۱۳۹۶", "2017-10-05"},
      {"1 حمل 1396", "2017-03-21"},
      {"13 Mehr 1396", "2017-10-05"},
      {"۱۳۹۶/۰۷/۱۳", "2017-10-05"},
      {"تاریخ انتشار: ۱۳۹۶/۷/۱۳ - ۱۴:۰۵", "2017-10-05"},
      {"۱۳۹۶-۰۷-۱۳", "2017-10-05"},
      {"۱۳/۷/۱۳۹۶", "2017-10-05"},
      {"13/7/1396 هـ.ش", "2017-10-05"},
      {"۱۳۹۶/۰۷/۱۳ هـ ش", "2017-10-05"},
  });
}

TEST(CalendarDate, ReadsTheIslamicCalendarLessSurely) {
  expect_read({
      {"12 محرم 1439", "2017-10-02", true},
      {"12 محرم 1439 هـ", "2017-10-02", true},
      {"12 محرم 1439هـ", "2017-10-02", true},
      {"١٢ محرم ١٤٣٩هـ", "2017-10-02", true},
      {"12 من محرم 1439", "2017-10-02", true},
      {"12 شهر محرم لعام 1439 هـ", "2017-10-02", true},
      {"1 ربيع الأول 1439", "2017-11-19", true},
      {"1 ربيع الآخر 1439 هجرية", "2017-12-19", true},
      {"1 جمادى الآخرة 1439", "2018-02-17", true},
      {"10 ذو الحجة 1438", "2017-09-01", true},
      {"10 ذي الحجة 1438", "2017-09-01", true},
      {"1 رمضان المبارك 1445", "2024-03-11", true},
      {"12 Muharram 1439 AH", "2017-10-02", true},
      {"12/1/1439 هـ", "2017-10-02", true},
      {"1439/1/12هـ", "2017-10-02", true},
      {"12-01-1439هـ", "2017-10-02", true},
      {"۱۲ محرم ۱۴۳۹", "2017-10-02", true},
      // The weekday settles it, and corrects a month that began a day later than computed.
      {"الاثنين 12 محرم 1439", "2017-10-02", false},
      {"الثلاثاء 12 محرم 1439", "2017-10-03", false},
      {"الأحد، 12 محرم 1439", "2017-10-01", false},
      {"الجمعة 12 محرم 1439", "2017-10-02", true},
  });
}

TEST(CalendarDate, TakesTheGregorianDateBesideIt) {
  expect_read({
      {"12 محرم 1439 هـ الموافق 2 أكتوبر 2017", "2017-10-02"},
      {"الثلاثاء 12 محرم 1439 هـ الموافق 3 تشرين الأول 2017 م", "2017-10-03"},
      {"12 محرم 1439هـ الموافق لـ 3 أكتوبر 2017", "2017-10-03"},
      {"12 محرم 1439 - 3/10/2017", "2017-10-03"},
      {"2 October 2017 (12 Muharram 1439 AH)", "2017-10-02"},
      {"الاثنين 2 أكتوبر 2017 الموافق 12 محرم 1439 هـ", "2017-10-02"},
      {"۱۳ مهر ۱۳۹۶ برابر با 5 اکتبر 2017", "2017-10-05"},
  });
  const std::string both = "نُشر 12 محرم 1439 هـ الموافق 3 أكتوبر 2017 14:05 في المدينة";
  const auto found = find_dates(both);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].time, "14:05");
  EXPECT_TRUE(both.substr(found[0].start).starts_with("12 محرم"));
  EXPECT_TRUE(both.substr(found[0].end).starts_with(" في"));
}

TEST(CalendarDate, KeepsApartWhatNamesTwoDays) {
  const auto found = find_dates("12 محرم 1439 هـ ... 20 أكتوبر 2017");
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found[0].date.iso(), "2017-10-02");
  EXPECT_EQ(found[1].date.iso(), "2017-10-20");
}

TEST(CalendarDate, ReadsBuddhistYearsOfThaiMonths) {
  expect_read({
      {"11 ตุลาคม 2560", "2017-10-11"},
      {"11 ตุลาคม พ.ศ. 2560", "2017-10-11"},
      {"11 ตุลาคม พ.ศ.2560", "2017-10-11"},
      {"วันพุธที่ 11 ตุลาคม พุทธศักราช 2560", "2017-10-11"},
      {"๑๑ ตุลาคม ๒๕๖๐", "2017-10-11"},
      {"11 ตุลาคม 2017", "2017-10-11"},
      {"11 ตุลาคม ค.ศ. 2017", "2017-10-11"},
  });
  ASSERT_TRUE(parse_month("ตุลาคม 2560"));
  EXPECT_EQ(parse_month("ตุลาคม 2560")->iso(), "2017-10");
  EXPECT_EQ(parse_month("ตุลาคม 2017")->iso(), "2017-10");
}

TEST(CalendarDate, ReadsWholeLines) {
  EXPECT_EQ(parse_date("پنجشنبه ۱۳ مهر ۱۳۹۶")->date.iso(), "2017-10-05");
  EXPECT_EQ(parse_date("12 محرم 1439 هـ")->date.iso(), "2017-10-02");
  EXPECT_EQ(parse_date("12 محرم 1439 هـ الموافق 3 أكتوبر 2017")->date.iso(), "2017-10-03");
  EXPECT_EQ(parse_date("11 ตุลาคม พ.ศ. 2560")->date.iso(), "2017-10-11");
  for (const char* text : {"محرم", "مهر", "12 محرم", "في 12 محرم 1439 اجتمع المجلس"})
    EXPECT_FALSE(parse_date(text)) << text;
}

TEST(CalendarDate, IsNoneWhereNoMarkTellsTheCalendar) {
  for (const char* text : {
           "1396/07/13",       // a number of a file
           "13/7/1396",        //
           "12/1/1439",        // which of two calendars?
           "11/10/2560",       //
           "11 October 2560",  // no Thai month
           "11 October 1439",  // a year of the Middle Ages
           "11 أكتوبر 1439",   //
           "مهر ۱۳۹۶",         // a month that is none of ours
           "محرم 1439",        //
           "40 محرم 1439",     //
           "31 محرم 1439",     // no such day
           "30 اسفند ۱۳۹۶",    // no leap year
           "12 محرم 2017",     //
           "12 محرم 14390",    //
           "a12 محرم 1439",    //
           "۱۳۹۶/۰۷/۱۳/۲",     // a path
           "۱۳۹۶/۱۳/۱۳",       // no such month
           "2/۱۳۹۶/۰۷/۱۳",     //
           "صفر 12",           //
           "11 ต.ค. 60",       //
       }) {
    EXPECT_TRUE(find_dates(text).empty()) << text;
  }
}

TEST(CalendarDate, LeavesGregorianDatesAsTheyAre) {
  expect_read({
      {"12 آذار 2017", "2017-03-12"},
      {"12 اذر 2017", "2017-03-12"},
      {"۱۳ اکتبر ۲۰۱۷", "2017-10-13"},
      {"۲۰۱۷/۱۰/۱۳", "2017-10-13"},
      {"13/10/2017 هـ", "2017-10-13"},
      {"Ahmad Rajab, 12 October 2017", "2017-10-12"},
  });
}

}  // namespace
}  // namespace strongroom::text
