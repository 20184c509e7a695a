// SPDX-License-Identifier: Apache-2.0
#include "text/printed_date.h"

#include <gtest/gtest.h>

#include <chrono>
#include <string>

namespace strongroom::text {
namespace {

struct Printed {
  const char* text;
  const char* iso;
  const char* time = "";
};

TEST(ParseDate, ReadsWhatIsPrinted) {
  const Printed cases[] = {
      {"11 October 2017", "2017-10-11"},
      {" 07 October 2017\n", "2017-10-07"},
      {"Tuesday, 31 October 2017 14:05", "2017-10-31", "14:05"},
      {"\n\t Tuesday, 31 October 2017 14:05 \t", "2017-10-31", "14:05"},
      {"October 11, 2017", "2017-10-11"},
      {"Oct. 11th, 2017 at 2:05 pm", "2017-10-11", "14:05"},
      {"the 1st of May, 2018", "2018-05-01"},
      {"Sept 3rd 2016", "2016-09-03"},
      {"11-Oct-2017", "2017-10-11"},
      {"11 Oct 2017, 12:30 a.m.", "2017-10-11", "00:30"},
      {"11 Oct 2017 2 p.m.", "2017-10-11", "14:00"},
      {"Wed, 11 Oct 2017 14:05:09 +0000", "2017-10-11", "14:05"},
      {"Wed, 11 Oct 2017 14:05:09 GMT", "2017-10-11", "14:05"},
      {"2017-10-11T14:05:00Z", "2017-10-11", "14:05"},
      {"2017-10-11T14:05:00.000+03:00", "2017-10-11", "14:05"},
      {"2017-10-11 14:05", "2017-10-11", "14:05"},
      {"2017/10/11", "2017-10-11"},
      {"11/10/2017", "2017-10-11"},
      {"11.10.2017", "2017-10-11"},
      {"11. 10. 2017", "2017-10-11"},
      {"11 / 10 / 2017", "2017-10-11"},
      {"29 February 2016", "2016-02-29"},
      // Arabic
      {"11 أكتوبر 2017", "2017-10-11"},
      {"١١ تشرين الأول ٢٠١٧", "2017-10-11"},
      {"11 تشرين الأول/أكتوبر 2017", "2017-10-11"},
      {"11 تشرين الأول (أكتوبر) 2017", "2017-10-11"},
      {"11 تشرين الثاني 2017", "2017-11-11"},
      {"5 كانون ثاني 2018", "2018-01-05"},
      {"الأربعاء، 11 تشرين1/أكتوير 2017 14:05", "2017-10-11", "14:05"},
      {"5 كانون٢/يناير 2018", "2018-01-05"},
      {"5 كانون1 2017", "2017-12-05"},
      {"الأربعاء، 11 أكتوبر 2017 14:05", "2017-10-11", "14:05"},
      {"الأربعاء 11 من تشرين الأول عام 2017م", "2017-10-11"},
      {"11 آذار 2017 الساعة 2:05 م", "2017-03-11", "14:05"},
      {"3 غشت 2017", "2017-08-03"},
      {"3 أوت 2017", "2017-08-03"},
      {"3 جانفي 2017", "2017-01-03"},
      {"11\u200F/10\u200F/2017", "2017-10-11"},
      {"١١/١٠/٢٠١٧", "2017-10-11"},
      {"۱۱ اکتبر ۲۰۱۷", "2017-10-11"},
      // Other languages
      {"mercredi 11 octobre 2017 à 14h05", "2017-10-11", "14:05"},
      {"1er août 2017", "2017-08-01"},
      {"Mittwoch, den 11. Oktober 2017 um 14:05 Uhr", "2017-10-11", "14:05"},
      {"3. März 2017", "2017-03-03"},
      {"11 de octubre de 2017", "2017-10-11"},
      {"miércoles, 11 de octubre del 2017", "2017-10-11"},
      {"11 ottobre 2017", "2017-10-11"},
      {"quarta-feira, 11 de outubro de 2017", "2017-10-11"},
      {"woensdag 11 oktober 2017", "2017-10-11"},
      {"11 Ekim 2017 Çarşamba", "2017-10-11"},
      {"1 Ağustos 2017", "2017-08-01"},
      {"11 октября 2017 г.", "2017-10-11"},
      {"11 октября 2017 года, 14:05", "2017-10-11", "14:05"},
      {"11 жовтня 2017 року", "2017-10-11"},
      {"11 października 2017 r.", "2017-10-11"},
      {"11. října 2017", "2017-10-11"},
      {"11. července 2017", "2017-07-11"},
      {"11 oktober 2017 kl. 14.05", "2017-10-11", "14:05"},
      {"11. lokakuuta 2017", "2017-10-11"},
      {"11 Οκτωβρίου 2017", "2017-10-11"},
      {"11 octombrie 2017", "2017-10-11"},
      {"2017. október 11.", "2017-10-11"},
      {"11 октомври 2017 г.", "2017-10-11"},
      {"11. октобар 2017", "2017-10-11"},
      {"11. oktobar 2017.", "2017-10-11"},
      {"11 באוקטובר 2017", "2017-10-11"},
      {"11 Oktober 2017", "2017-10-11"},
      {"11 Desember 2017", "2017-12-11"},
      {"2017年10月11日", "2017-10-11"},
      {"2017年10月11日 14:05", "2017-10-11", "14:05"},
      {"2017년 10월 11일", "2017-10-11"},
  };
  for (const Printed& c : cases) {
    SCOPED_TRACE(c.text);
    const auto found = parse_date(c.text);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->date.iso(), c.iso);
    EXPECT_EQ(found->time, c.time);
    EXPECT_FALSE(found->month_only);
  }
}

TEST(ParseDate, RefusesWhatIsNotOneDate) {
  for (const char* text : {"", "October 2017", "11 October 2017 In Council News", "from 11 October 2017", "11 October",
                           "2017", "31 September 2017", "29 February 2017", "11 October 1899", "11 October 2101",
                           "11 October 17", "32/01/2017", "13/13/2017", "٣٠ شباط ٢٠١٧"}) {
    EXPECT_FALSE(parse_date(text)) << text;
  }
}

TEST(FindDates, PassesOverWhatLooksLikeADate) {
  for (const char* text :
       {"version 1.2.17", "v1.10.2017", "10.11.20.17", "server 10.10.20.2017 up", "192.168.10.11", "1.11.10.2017",
        "tel. 0212-10-11-2017", "+90-11-10-2017", "https://example.org/2017/10/11/slug", "file_11-10-2017",
        "11.10.2017.3", "11-10-20171", "A11 October2017", "may 20170 march", "31 September 2017", "score 11:10:2017",
        "items 11 - 10 - 2017", "resolution 2254 (2015)"}) {
    EXPECT_TRUE(find_dates(text).empty()) << text;
  }
}

std::string found_in(std::string_view text) {
  std::string result;
  for (const FoundDate& found : find_dates(text)) {
    result += "[" + std::string(text.substr(found.start, found.end - found.start)) + "]";
  }
  return result;
}

TEST(FindDates, SaysWhereTheyStand) {
  EXPECT_EQ(found_in("11 October 2017 In Council News"), "[11 October 2017]");
  EXPECT_EQ(found_in("On Tuesday, 31 October 2017 14:05, the council met."), "[Tuesday, 31 October 2017 14:05]");
  EXPECT_EQ(found_in("Items filtered by date: October 2017"), "[October 2017]");
  EXPECT_EQ(found_in("between 3 May 2016 and 4/5/2017."), "[3 May 2016][4/5/2017]");
  EXPECT_EQ(found_in("9-11 October 2017"), "[11 October 2017]");
  EXPECT_EQ(found_in("(11/10/2017)"), "[11/10/2017]");
  EXPECT_EQ(found_in("عقد الاجتماع في 11 تشرين الأول 2017 بحضور"), "[11 تشرين الأول 2017]");
  EXPECT_EQ(found_in("会议于2017年10月11日在"), "[2017年10月11日]");
  EXPECT_EQ(found_in("no date here, in 2017"), "");
}

TEST(FindDates, MarksMonths) {
  const auto found = find_dates("published in octobre de 2017");
  ASSERT_EQ(found.size(), 1u);
  EXPECT_TRUE(found[0].month_only);
  EXPECT_EQ(found[0].date.iso(), "2017-10-01");
}

TEST(FindDates, SaysWhenDigitsCanBeReadTwice) {
  struct {
    const char* text;
    DayOrder order;
    const char* iso;
    bool ambiguous;
  } const cases[] = {
      {"03/04/2017", DayOrder::DayFirst, "2017-04-03", true},
      {"03/04/2017", DayOrder::MonthFirst, "2017-03-04", true},
      {"04/04/2017", DayOrder::DayFirst, "2017-04-04", false},
      {"10/31/2017", DayOrder::DayFirst, "2017-10-31", false},
      {"31/10/2017", DayOrder::MonthFirst, "2017-10-31", false},
      {"03.04.2017", DayOrder::MonthFirst, "2017-04-03", false},
      {"2017-03-04", DayOrder::DayFirst, "2017-03-04", false},
      {"31/10/17", DayOrder::DayFirst, "2017-10-31", true},
      {"31/10/98", DayOrder::DayFirst, "1998-10-31", true},
      {"Monday 03/04/2017", DayOrder::MonthFirst, "2017-04-03", false},  // only 3 April was a Monday
      {"Saturday 03/04/2017", DayOrder::DayFirst, "2017-03-04", false},  // only 4 March was a Saturday
      {"Thursday 03/04/2017", DayOrder::DayFirst, "2017-04-03", true},   // neither
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.text);
    const auto found = find_dates(c.text, c.order);
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found[0].date.iso(), c.iso);
    EXPECT_EQ(found[0].ambiguous, c.ambiguous);
  }
}

TEST(ParseDate, ReadsTwoDigitYearsBesideNamesWhereAsked) {
  const auto read = [](std::string_view text) {
    const auto found = parse_date(text, DayOrder::DayFirst, ShortYears::BesideNames);
    EXPECT_TRUE(!found || (found->short_year && found->ambiguous)) << text;
    return found ? found->date.iso() : "none";
  };
  for (const char* text : {"11 Oct 17", "Wed 11 Oct 17 14:05", "11 October '17", "Oct. 11, 17", "١١ تشرين الأول ١٧"}) {
    EXPECT_EQ(read(text), "2017-10-11") << text;
    EXPECT_FALSE(parse_date(text)) << text;
  }
  EXPECT_EQ(read("11 Oct 98"), "1998-10-11");
  for (const char* text : {"11 Oct 17:30", "11 Oct 10 am", "11 Oct 17.5", "11 Oct 17th", "11 Oct 7", "31 Sep 17"}) {
    EXPECT_EQ(read(text), "none") << text;
  }
}

TEST(FindDates, SaysWhatDigitsTellOfTheirOrder) {
  const auto order = [](std::string_view text) { return find_dates(text).at(0).digit_order; };
  EXPECT_EQ(order("25/10/17"), DigitOrder::DayFirst);
  EXPECT_EQ(order("10-25-2017"), DigitOrder::MonthFirst);
  EXPECT_EQ(order("03/04/2017"), DigitOrder::Either);
  EXPECT_EQ(order("Monday 03/04/2017"), DigitOrder::DayFirst);
  EXPECT_EQ(order("04/04/2017"), DigitOrder::None);
  EXPECT_EQ(order("03.04.2017"), DigitOrder::None);
  EXPECT_EQ(order("2017-04-03"), DigitOrder::None);
}

TEST(FindDates, FindsDatesWhereWindowsMeet) {
  std::string text;
  for (int i = 0; i < 30000; ++i) text += "on 11 October 2017 ";
  EXPECT_EQ(find_dates(text).size(), 30000u);
}

TEST(FindDates, IsLinearOnHostileText) {
  std::string text;
  for (int i = 0; i < 300000; ++i) text += "1.";
  for (int i = 0; i < 100000; ++i) text += "May 1, of ";
  const auto start = std::chrono::steady_clock::now();
  EXPECT_TRUE(find_dates(text).empty());
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(10));
}

TEST(ParseMonth, ReadsMonths) {
  const Printed cases[] = {
      {"October 2017", "2017-10"},     {"أكتوبر 2017", "2017-10"},
      {"تشرين الأول ٢٠١٧", "2017-10"}, {"تشرين الأول/أكتوبر 2017", "2017-10"},
      {"2017-10", "2017-10"},          {"10/2017", "2017-10"},
      {"octubre de 2017", "2017-10"},  {"2017年10月", "2017-10"},
      {"2017. október", "2017-10"},    {"Октябрь 2017 г.", "2017-10"},
      {" Oct. 2017 ", "2017-10"},
  };
  for (const Printed& c : cases) {
    const auto month = parse_month(c.text);
    ASSERT_TRUE(month) << c.text;
    EXPECT_EQ(month->iso(), c.iso) << c.text;
  }
  for (const char* text :
       {"", "11 October 2017", "October", "2017", "13/2017", "2017-13", "October 2017 news", "2017-10-11"}) {
    EXPECT_FALSE(parse_month(text)) << text;
  }
}

TEST(ParseNumber, ReadsDigitsOfAnyScript) {
  struct {
    const char* text;
    std::optional<uint32_t> value;
  } const cases[] = {
      {"3", 3},
      {"٣", 3},
      {"۲۰۱۷", 2017},
      {" 12 ", 12},
      {"2147483648", 2147483648u},
      {"2147483649", std::nullopt},
      {"99999999999999999999", std::nullopt},
      {"", std::nullopt},
      {"3a", std::nullopt},
      {"-3", std::nullopt},
      {"1,200", std::nullopt},
      {"1 2", std::nullopt},
  };
  for (const auto& c : cases) EXPECT_EQ(parse_number(c.text), c.value) << c.text;
}

TEST(FormatDate, SpeaksTheLanguageOfThePlace) {
  const CivilDate date{2017, 10, 11};
  struct {
    const char* locale;
    const char* date;
    const char* month;
  } const cases[] = {
      {"en-GB", "11 October 2017", "October 2017"},
      {"en-US", "October 11, 2017", "October 2017"},
      {"ar-SY-u-nu-latn", "11 تشرين الأول 2017", "تشرين الأول 2017"},
      {"ar-EG", "١١ أكتوبر ٢٠١٧", "أكتوبر ٢٠١٧"},
      {"ar-MA", "11 أكتوبر 2017", "أكتوبر 2017"},
      {"fr", "11 octobre 2017", "octobre 2017"},
      {"de", "11. Oktober 2017", "Oktober 2017"},
      {"ja", "2017年10月11日", "2017年10月"},
      {"not a locale", "October 11, 2017", "October 2017"},
      {"", "October 11, 2017", "October 2017"},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(format_date(date, c.locale), c.date) << c.locale;
    EXPECT_EQ(format_month(YearMonth::of(date), c.locale), c.month) << c.locale;
  }
}

TEST(FormatDate, IsReadBack) {
  for (const char* locale : {"en-GB", "en-US", "ar-SY", "ar-EG", "ar-MA", "ar-DZ", "fr", "de", "es", "it", "pt",
                             "nl",    "tr",    "ru",    "uk",    "pl",    "cs",    "fa", "he", "id", "sv", "da",
                             "nb",    "fi",    "el",    "ro",    "hu",    "bg",    "sr", "zh", "ja", "ko"}) {
    for (int month = 1; month <= 12; ++month) {
      const auto date = CivilDate::create(2017, month, 11);
      const std::string printed = format_date(*date, locale);
      const auto found = parse_date(printed);
      ASSERT_TRUE(found) << locale << ": " << printed;
      EXPECT_EQ(found->date, *date) << locale << ": " << printed;
      const auto month_found = parse_month(format_month(YearMonth::of(*date), locale));
      EXPECT_EQ(month_found, YearMonth::of(*date)) << locale << ": " << format_month(YearMonth::of(*date), locale);
    }
  }
}

TEST(FormatNumber, GroupsByLocale) {
  EXPECT_EQ(format_number(1234567, "en"), "1,234,567");
  EXPECT_EQ(format_number(1234567, "de"), "1.234.567");
  EXPECT_EQ(format_number(-5, "en"), "-5");
  EXPECT_EQ(format_number(2017, "ar-EG"), "٢٬٠١٧");
}

}  // namespace
}  // namespace strongroom::text
