// SPDX-License-Identifier: Apache-2.0
#include "ingest/page_counter.h"

#include <gtest/gtest.h>

namespace strongroom::ingest {
namespace {

TEST(PageCounter, ReadsTheWordsOfSeveralLanguages) {
  for (const char* line :
       {"Page 3 of 12", "page 3 of 12", "صفحة ٣ من ١٢", "صفحة 3 من أصل 12", "Page 3 sur 12", "(Page 3 of 12)",
        "Страница 3 из 12", "Sayfa 3/12", "Page: 3 of 12", "Start Prev 1 2 3 4 Next End Page 3 of 12",
        "« 1 2 » صفحة 3 من 12", "EndPage 3 of 12", "- Page 3 of 12 -", "Page 3 of 12:", "Page ３ of １２",
        "Page 3 of 12 Results 21 - 30 of 118", "Page 3 of 12, 118 items"}) {
    EXPECT_EQ(parse_page_counter(line), (PageCounter{3, 12})) << line;
  }
  EXPECT_EQ(parse_page_counter("Page 3 of 1,200"), (PageCounter{3, 1200}));
  for (const char* line : {"Page 4 of 3", "Page 0 of 3", "See page 3 of 12", "Page 3", "Page three of four",
                           "Page 3 of 12 of the report", "3 of 12"}) {
    EXPECT_EQ(parse_page_counter(line), std::nullopt) << line;
  }
}

TEST(PageCounter, EndsWhereOtherLinesRanIntoIt) {
  const auto found = find_leading_counter("Page 3 of 3Home News");
  ASSERT_TRUE(found);
  EXPECT_EQ(found->counter, (PageCounter{3, 3}));
  EXPECT_EQ(found->end, 11u);
}

TEST(PageCounter, IsToldByAPageThatIsFull) {
  EXPECT_EQ(counter_of_range("Results 1 - 10 of 28"), (PageCounter{1, 3}));
  EXPECT_EQ(counter_of_range("Results 11 - 20 of 28"), (PageCounter{2, 3}));
  EXPECT_EQ(counter_of_range("Results 1 - 8 of 8"), (PageCounter{1, 1}));
  for (const char* line : {"Results 21 - 28 of 28", "Results 12 - 20 of 28", "Results 20 - 11 of 28",
                           "Results 0 - 0 of 0", "Results 11 - 20", "The results of 11 - 20 of 28"}) {
    EXPECT_EQ(counter_of_range(line), std::nullopt) << line;
  }
}

TEST(PageLinks, FillALine) {
  for (const char* line : {"Start Prev 1 2 3 Next End", "StartPrev123NextEnd", "« Start Prev 1 2 »",
                           "البداية السابق 1 2", "[Start] [Prev] 1 2", "<< < 1 2 > >>", "1 [2] 3"}) {
    EXPECT_TRUE(is_page_link_line(line)) << line;
  }
  for (const char* line : {"End 2017", "Start of the season", "1 2 3", "Next", "[1]"}) {
    EXPECT_FALSE(is_page_link_line(line)) << line;
  }
  EXPECT_TRUE(is_result_range("Results 21 - 30 of 70"));
  EXPECT_FALSE(is_result_range("Results of the vote 2017"));
}

}  // namespace
}  // namespace strongroom::ingest
