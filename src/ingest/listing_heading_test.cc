// SPDX-License-Identifier: Apache-2.0
#include "ingest/listing_heading.h"

#include <gtest/gtest.h>

#include "ingest/source_credit.h"
#include "ingest/text/breadcrumbs.h"
#include "ingest/text/item_header.h"

namespace strongroom::ingest {
namespace {

using records::FilterKind;
using records::ListingFilter;

TEST(ListingHeading, NamesItsFilter) {
  const std::pair<const char*, ListingFilter> cases[] = {
      {"Items filtered by date: October 2017", {FilterKind::Date, 2017, 10, 0, "", ""}},
      {"Items filtered by date: Thursday, 05 October 2017", {FilterKind::Date, 2017, 10, 5, "", ""}},
      {"Items filtered by date: October 2017 - Harbour Office", {FilterKind::Date, 2017, 10, 0, "", ""}},
      {"Displaying items by tag: north quay", {FilterKind::Tag, 0, 0, 0, "north quay", ""}},
      {"العناصر المفلترة حسب التاريخ: تشرين الأول ٢٠١٧", {FilterKind::Date, 2017, 10, 0, "", ""}},
  };
  for (const auto& [line, filter] : cases) {
    const auto heading = parse_listing_heading(line);
    ASSERT_TRUE(heading.has_value()) << line;
    EXPECT_EQ(heading->filter, filter) << line;
  }
  EXPECT_EQ(parse_listing_heading("Home News Items filtered by date: May 2017")->start, 10u);
}

TEST(ListingHeading, IsNoSentence) {
  EXPECT_FALSE(parse_listing_heading("The search results for the missing boat were as follows: nothing"));
  EXPECT_FALSE(parse_listing_heading("Items filtered by date: soon"));
}

TEST(PageCounter, ReadsTheWordsOfSeveralLanguages) {
  for (const char* line : {"Page 3 of 12", "page 3 of 12", "صفحة ٣ من ١٢", "Page 3 sur 12", "(Page 3 of 12)",
                           "Start Prev 1 2 3 4 Next End Page 3 of 12", "« 1 2 » صفحة 3 من 12"}) {
    EXPECT_EQ(parse_page_counter(line), (PageCounter{3, 12})) << line;
  }
  for (const char* line : {"Page 4 of 3", "Page 0 of 3", "See page 3 of 12", "Page 3", "Page three of four"}) {
    EXPECT_EQ(parse_page_counter(line), std::nullopt) << line;
  }
}

TEST(SourceCredit, IsFoundClosedOrNot) {
  const auto credit = [](std::string text) {
    records::Block block;
    block.text = std::move(text);
    return find_source_credit({block});
  };
  EXPECT_EQ(credit("It is open. (Source: Port Lisse’s Press Desk)"), "Port Lisse’s Press Desk");
  EXPECT_EQ(credit("It is open. (Source: Port Lisse’s Press Desk"), "Port Lisse’s Press Desk");
  EXPECT_EQ(credit("It is open (at last). ( Source : Desk (Lisse) )"), "Desk (Lisse)");
  EXPECT_EQ(credit("افتُتح. (المصدر: مكتب الميناء)"), "مكتب الميناء");
  EXPECT_EQ(credit("Source: Press Desk."), "Press Desk");
  EXPECT_EQ(credit("The source: a well."), "");
  EXPECT_EQ(credit("It is open."), "");
}

TEST(ItemHeader, IsADateWithOrWithoutACategory) {
  struct Case {
    const char* line;
    const char* verbatim;
    const char* categories;
  };
  const Case cases[] = {
      {"11 October 2017 In Harbour News", "11 October 2017", "Harbour News"},
      {"Wednesday, 11 October 2017 14:05 In News and Views of the Port", "Wednesday, 11 October 2017 14:05",
       "News and Views of the Port"},
      {"October 11, 2017 Published in News", "October 11, 2017", "News"},
      {"11/10/2017 | News", "11/10/2017", "News"},
      {"2017-10-11 in News", "2017-10-11", "News"},
      {"١١ تشرين الأول ٢٠١٧ في أخبار الميناء", "١١ تشرين الأول ٢٠١٧", "أخبار الميناء"},
      {"Published on 11 October 2017", "11 October 2017", ""},
      {"11 October 2017", "11 October 2017", ""},
  };
  for (const Case& c : cases) {
    const auto header = dump::parse_item_header(c.line);
    ASSERT_TRUE(header.has_value()) << c.line;
    EXPECT_EQ(header->date.date, (CivilDate{2017, 10, 11})) << c.line;
    EXPECT_EQ(header->date.verbatim, c.verbatim);
    EXPECT_EQ(header->categories, c.categories);
  }
}

TEST(ItemHeader, IsNoSentenceAboutADay) {
  for (const char* line : {"11 October 2017 in the afternoon the council met.", "On 11 October 2017 in Lisse",
                           "11 October 2017 was a Wednesday", "October 2017 In News", "In News", "17 boats in port"}) {
    EXPECT_FALSE(dump::parse_item_header(line)) << line;
  }
}

TEST(Categories, AreSplitUnlessTheWholeIsAName) {
  EXPECT_EQ(dump::split_categories("News, Council", {}), (std::vector<std::string>{"News", "Council"}));
  EXPECT_EQ(dump::split_categories("Youth, Sport", {"Youth, Sport"}), (std::vector<std::string>{"Youth, Sport"}));
}

TEST(Breadcrumbs, AreSplitBySeparatorsOrByWhatIsKnown) {
  using Crumbs = std::vector<std::string>;
  EXPECT_EQ(dump::split_breadcrumbs("You are here: Home » Media Center » News", {}),
            (Crumbs{"Home", "Media Center", "News"}));
  EXPECT_EQ(dump::split_breadcrumbs("Home Media Center Harbour News", {"Harbour News"}),
            (Crumbs{"Home", "Media Center", "Harbour News"}));
  EXPECT_EQ(dump::split_breadcrumbs("Home Port Authority Harbour News", {"News", "Harbour News"}),
            (Crumbs{"Home", "Port Authority", "Harbour News"}));
  EXPECT_EQ(dump::split_breadcrumbs("الرئيسية المركز الإعلامي أخبار الميناء", {"أخبار الميناء"}),
            (Crumbs{"الرئيسية", "المركز الإعلامي", "أخبار الميناء"}));
}

}  // namespace
}  // namespace strongroom::ingest
