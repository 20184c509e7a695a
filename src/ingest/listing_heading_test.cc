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
      {"Items filtered by date: تشرين1/أكتوبر 2017", {FilterKind::Date, 2017, 10, 0, "", ""}},
      {"Éléments filtrés par date : octobre 2017", {FilterKind::Date, 2017, 10, 0, "", ""}},
      {"Материалы отфильтрованы по дате: Октябрь 2017", {FilterKind::Date, 2017, 10, 0, "", ""}},
      {"ITEMS FILTERED BY DATE OCTOBER 2017", {FilterKind::Date, 2017, 10, 0, "", ""}},
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
  EXPECT_FALSE(parse_listing_heading("They are in the search results for queries like:"));
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
  EXPECT_EQ(credit("It is open. [Source: Press Desk.]"), "Press Desk");
  EXPECT_EQ(credit("It is open. (Source – Desk of the U.S.)"), "Desk of the U.S.");
  EXPECT_EQ(credit("It is open. Source: Press Desk"), "Press Desk");
  EXPECT_EQ(credit("It is open. - Source: Press Desk"), "Press Desk");
  EXPECT_EQ(credit("افتُتح الرصيف. – المصدر: وكالات"), "وكالات");
  EXPECT_EQ(credit("Rıhtım açıldı. (Kaynak: Basın Ofisi)"), "Basın Ofisi");
  EXPECT_EQ(credit("The source: a well."), "");
  EXPECT_EQ(credit("It is open."), "");
}

TEST(SourceCredit, IsOfAllInARow) {
  const auto credit = [](const std::vector<std::string>& texts) {
    std::vector<records::Block> blocks(texts.size());
    for (size_t i = 0; i < texts.size(); ++i) blocks[i].text = texts[i];
    return find_source_credit(blocks);
  };
  EXPECT_EQ(credit({"It is open. (Source: Press Desk) (Source: Port Radio)"}), "Press Desk; Port Radio");
  EXPECT_EQ(credit({"It is open. (Source: Press Desk), (Source: Port Radio."}), "Press Desk; Port Radio");
  EXPECT_EQ(credit({"It is open. (Source: Press Desk (Source: Port Radio)"}), "Press Desk; Port Radio");
  EXPECT_EQ(credit({"It is open.", "(Source: Press Desk)", "(Source: Port Radio)"}), "Press Desk; Port Radio");
  EXPECT_EQ(credit({"It is open. (Source: Press Desk, Source: Port Radio)"}), "Press Desk; Port Radio");
  EXPECT_EQ(credit({"It is open.", "Source: Press Desk", "Source: Port Radio"}), "Press Desk; Port Radio");
  EXPECT_EQ(credit({"افتُتح. (المصدر: مكتب الميناء) (المصدر: وكالات)"}), "مكتب الميناء; وكالات");
  EXPECT_EQ(credit({"It is open. (Source: Press Desk) (Source: Press Desk)"}), "Press Desk");
  // A figure's own source is none of the item's.
  EXPECT_EQ(credit({"Two boats (Source: Port Ledger) are there. (Source: Press Desk)"}), "Press Desk");
  EXPECT_EQ(credit({"Two boats (Source: Port Ledger) are there.", "(Source: Press Desk)"}), "Press Desk");
}

TEST(SourceCredit, MayStandOnTheLineBelowItsWord) {
  std::vector<records::Block> blocks(2);
  blocks[0].text = "It is open. (Source:";
  blocks[1].text = "Press Desk)";
  EXPECT_EQ(find_source_credit(blocks), "Press Desk");
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
      {"11 October 2017 in “Harbour News”", "11 October 2017", "Harbour News"},
      {"١١ تشرين الأول ٢٠١٧ في أخبار الميناء", "١١ تشرين الأول ٢٠١٧", "أخبار الميناء"},
      {"Published on 11 October 2017", "11 October 2017", ""},
      {"11 October 2017", "11 October 2017", ""},
      {"11 October 2017 In", "11 October 2017", ""},
      {"11 October 2017In Harbour News", "11 October 2017", "Harbour News"},
      {"11 October 2017 In What's New?", "11 October 2017", "What's New?"},
      {"11 October 2017 By Ada Quill In News", "11 October 2017", "News"},
      {"Среда, 11 Октябрь 2017 14:05 Опубликовано в Новости", "Среда, 11 Октябрь 2017 14:05", "Новости"},
      {"الأربعاء، 11 تشرين1/أكتوبر 2017 14:05 في أخبار الميناء", "الأربعاء، 11 تشرين1/أكتوبر 2017 14:05",
       "أخبار الميناء"},
      {"Published in News on 11 October 2017", "11 October 2017", "News"},
      {"News | 11 October 2017", "11 October 2017", "News"},
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
  for (const char* line : {"11 October 2017 in the afternoon the council met.", "11 October 2017 in the old port",
                           "On 11 October 2017 in Lisse", "11 October 2017 was a Wednesday", "October 2017 In News",
                           "In News", "17 boats in port"}) {
    EXPECT_FALSE(dump::parse_item_header(line)) << line;
  }
}

TEST(Categories, AreSplitUnlessTheWholeIsAName) {
  EXPECT_EQ(dump::split_categories("News, Council", {}), (std::vector<std::string>{"News", "Council"}));
  EXPECT_EQ(dump::split_categories("Youth, Sport", {"Youth, Sport"}), (std::vector<std::string>{"Youth, Sport"}));
  EXPECT_EQ(dump::split_categories("News | 2 Comments", {}), (std::vector<std::string>{"News"}));
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

TEST(ListingHeading, OfADateListIsReadInAnyWords) {
  for (const char* heading : {"Lista artykułów wg daty: październik 2017", "مواد الشهر: تشرين الأول 2017"}) {
    const auto filter = date_behind_colon(heading);
    ASSERT_TRUE(filter) << heading;
    EXPECT_EQ(filter->year, 2017);
    EXPECT_EQ(filter->month, 10);
  }
  EXPECT_FALSE(date_behind_colon("October 2017"));
  EXPECT_FALSE(date_behind_colon("Harbour: a view"));
  EXPECT_EQ(name_behind_colon("Artykuły z etykietą: \"latarnia: nowa\""), "latarnia: nowa");
  EXPECT_EQ(name_behind_colon("Harbour News"), "");
}

TEST(Breadcrumbs, OfAListByDateDoNotHoldItsOwnHeading) {
  records::Listing listing;
  listing.filter.kind = records::FilterKind::Date;
  for (const char* own : {"October 2017", "Tuesday, 31 October 2017", "Items filtered by date: October 2017"}) {
    listing.breadcrumbs = {"Home", own};
    drop_own_crumb(listing);
    EXPECT_EQ(listing.breadcrumbs, std::vector<std::string>{"Home"}) << own;
  }
  listing.breadcrumbs = {"Home", "News"};
  drop_own_crumb(listing);
  EXPECT_EQ(listing.breadcrumbs.size(), 2u);
}

}  // namespace
}  // namespace strongroom::ingest
