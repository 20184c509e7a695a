// SPDX-License-Identifier: Apache-2.0
#include "ingest/text/text_dump.h"

#include <gtest/gtest.h>

#include <string>

namespace strongroom::ingest::dump {
namespace {

Extraction read_dump(const std::string& text) {
  Document document;
  document.bytes = text;
  return read(document, {});
}

// The texts of a dump's items, each behind its day.
std::string told(const std::string& text) {
  std::string items;
  for (const FoundItem& found : read_dump(text).items) {
    items += found.item.date.date ? found.item.date.date->iso() : found.item.date.verbatim + "?";
    items += ": " + found.item.text() + "\n";
  }
  return items;
}

const std::string boats = "Two boats waited outside the breakwater until the fog had gone.";

TEST(TextDump, ReadsNoHeaderInATextThatHasOthers) {
  EXPECT_EQ(told("11 October 2017 In News\n\n" + boats + "\n\n5 May 99 In Lisse\n"),
            "2017-10-11: " + boats + "\n\n5 May 99 In Lisse\n");
}

TEST(TextDump, KeepsTheWordsOfADateThatIsNotClear) {
  EXPECT_EQ(told("11/10/17 In News\n\n" + boats + "\n"), "11/10/17?: " + boats + "\n");
  EXPECT_EQ(told("11/10/17 In News\n\n" + boats + "\n\nHome News Items filtered by date: November 2017\n"),
            "2017-11-10: " + boats + "\n");
}

TEST(TextDump, KnowsTheYearByCrumbsAndAddress) {
  EXPECT_EQ(told("Home » News » 2017\n\n11 Oct 17\nFog at sea\n\n" + boats + "\n"), "2017-10-11: " + boats + "\n");
  EXPECT_EQ(told("https://example.org/news/itemlist/date/2017/10\n\n10/11/17 In News\n\n" + boats + "\n"),
            "2017-10-11: " + boats + "\n");
}

TEST(TextDump, ReadsOverMarksThatShowNothing) {
  EXPECT_EQ(told("1\u200B1 Octo\u00ADber 2017 In News\n\n" + boats + "\n"), "2017-10-11: " + boats + "\n");
}

TEST(TextDump, LeavesOutPageLinksWithoutACounter) {
  EXPECT_EQ(told("11 October 2017 In News\n\n" + boats + "\n\n«\n‹\n1\n2\n3\n›\n»\n"), "2017-10-11: " + boats + "\n");
  EXPECT_EQ(told("11 October 2017 In News\n\n" + boats + "\n\n1\n2\n"), "2017-10-11: " + boats + "\n\n1\n\n2\n");
}

TEST(TextDump, LeavesOutButtonsWithTheirCounts) {
  EXPECT_EQ(told("11 October 2017 In News\n1 2 3 4 5 (0 votes)\n\n" + boats + "\n\nShare 12\n3 Likes\nPin it\n"),
            "2017-10-11: " + boats + "\n");
}

TEST(TextDump, ReadsTheLabelsOfK2InArabic) {
  const std::string text = "اجتمع مجلس الميناء اليوم للنظر في أمر الرصيف الجديد والمصابيح التي أصلحت بعد العاصفة.";
  const Extraction extraction =
      read_dump("الأربعاء، 11 تشرين الأول 2017 14:05\nفتح الرصيف\nكتب بواسطة مكتب الميناء\n" +
                ("حجم الخط تصغير حجم الخط تكبير حجم الخط\nقيم هذا الموضوع\n1 2 3 4 5 (0 أصوات)\n" + text) +
                "\nقراءة ٥١٢ مرات آخر تعديل على الخميس، 12 تشرين الأول 2017\nنشرت في أخبار\n"
                "الكلمات المفتاحية: رصيف، مصابيح\nالمزيد في هذه الفئة: الضباب\nكن أول من يعلق!\n");
  ASSERT_EQ(extraction.items.size(), 1u);
  const records::Item& item = extraction.items[0].item;
  EXPECT_EQ(item.title, "فتح الرصيف");
  EXPECT_EQ(item.authors.at(0).name, "مكتب الميناء");
  EXPECT_EQ(item.categories.at(0).name, "أخبار");
  EXPECT_EQ(item.tags.size(), 2u);
  EXPECT_EQ(item.text(), text);
}

TEST(TextDump, KnowsReadMoreInOtherWords) {
  for (const char* words :
       {"تابع القراءة", "اقرأ أكثر...", "المزيد من التفاصيل »", "ادامه مطلب...", "Weiterlesen: Zwei Boote"}) {
    const Extraction extraction = read_dump("11 October 2017 In News\n\n" + boats + "\n\n" + words + "\n");
    EXPECT_EQ(extraction.items.at(0).item.text(), boats) << words;
    EXPECT_TRUE(extraction.items.at(0).item.truncated) << words;
  }
}

TEST(TextDump, LeavesOutTheNameAboveAnAuthorsLatest) {
  EXPECT_EQ(told("11 October 2017 In News\n\n" + boats + "\n\nPress Desk\n\nLatest from Press Desk\nFog\n"),
            "2017-10-11: " + boats + "\n");
}

TEST(TextDump, EndsLinesAsWordProcessorsDo) {
  EXPECT_EQ(told("11 October 2017 In News\u2028" + boats + "\v" + boats + "\u2029" + "10 October 2017 In News\u0085" +
                 boats + "\n"),
            "2017-10-11: " + boats + "\n\n" + boats + "\n2017-10-10: " + boats + "\n");
}

TEST(TextDump, PartsItemsThatRanIntoOneLine) {
  const std::string text =
      "Port News 11 October 2017 In Port News " + boats + " (Source: Press Desk) 9 October 2017 In Port News " + boats +
      " Start Prev 1 2 Page 2 of 3 Home Media Center Port News Items filtered by date: October 2017";
  EXPECT_EQ(told(text), "2017-10-11: " + boats + " (Source: Press Desk)\n2017-10-09: " + boats + "\n");
  const records::Listing listing = read_dump(text).listings.at(0);
  EXPECT_EQ(listing.page, 2u);
  EXPECT_EQ(listing.items, 2u);
  EXPECT_EQ(listing.filter.month, 10);
  EXPECT_EQ(read_dump(text).items[0].item.categories.at(0).name, "Port News");
}

TEST(TextDump, PartsNoSentencesAboutDays) {
  EXPECT_EQ(told("They came on 11 October 2017 in Lisse, and on 9 October 2017 in Lisse they had gone.\n"), "");
}

TEST(TextDump, FindsWhereANameEndsByTheOtherHeaders) {
  EXPECT_EQ(told("11 October 2017 In Port News The quay is open. 9 October 2017 In Port News The fog has gone."),
            "2017-10-11: The quay is open.\n2017-10-09: The fog has gone.\n");
}

TEST(TextDump, ReadsCharactersThatWereLeftAsReferences) {
  EXPECT_EQ(told("11 October 2017 In Boats &amp; News\n\nIt&#8217;s &ldquo;open&rdquo; at ?a=1&copy=2 &; &nbsp;\n"),
            "2017-10-11: It’s “open” at ?a=1&copy=2 &;\n");
}

TEST(TextDump, TellsThePageByTheRangeOfItsItems) {
  const Extraction extraction = read_dump("11 October 2017 In News\n\n" + boats + "\n\nShowing 11 to 20 of 28 items\n");
  EXPECT_EQ(extraction.items.at(0).item.text(), boats);
  EXPECT_EQ(extraction.listings.at(0).page, 2u);
  EXPECT_EQ(extraction.listings.at(0).pages, 3u);
}

TEST(TextDump, TellsReadMoreFromTheTextThatItRanInto) {
  for (const char* words : {"Read more...", "[Read more]", "Read more »"}) {
    const std::string text = "11 October 2017 In News\n\n" + boats + " " + words + "\n";
    EXPECT_EQ(told(text), "2017-10-11: " + boats + "\n") << words;
    EXPECT_TRUE(read_dump(text).items[0].item.truncated) << words;
  }
  const std::string sentence = boats + " More was not seen, they said. Read more books!";
  EXPECT_EQ(told("11 October 2017 In News\n\n" + sentence + "\n"), "2017-10-11: " + sentence + "\n");
}

TEST(TextDump, LeavesOutWhatABrowserPrintsAroundASheet) {
  const std::string text = "10/30/2017 Items filtered by date: October 2017\n\n11 October 2017 In News\n\n" + boats +
                           "\n\nhttps://example.org/news?start=10 1/2\n10/30/2017 Harbour Office\n\n" + boats +
                           "\n\nhttps://example.org/news?start=10 2/2\n";
  EXPECT_EQ(told(text), "2017-10-11: " + boats + "\n\n" + boats + "\n");
  const records::Listing listing = read_dump(text).listings.at(0);
  EXPECT_EQ(listing.heading, "Items filtered by date: October 2017");
  EXPECT_EQ(listing.url, "https://example.org/news?start=10");
  EXPECT_TRUE(listing.breadcrumbs.empty());
}

}  // namespace
}  // namespace strongroom::ingest::dump
