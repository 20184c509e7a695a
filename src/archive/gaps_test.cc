// SPDX-License-Identifier: Apache-2.0
#include "archive/gaps.h"

#include <gtest/gtest.h>

#include "tests/support/archive_fixture.h"
#include "tests/support/press_pages.h"

namespace strongroom::archive {
namespace {

class GapsTest : public test::ArchiveTest {};

std::string page(int number) {
  return test::dump_page({{std::to_string(28 - number) + " May 2019",
                           "Statement " + std::to_string(number) + " of the harbour office on the works at the quay."}},
                         number, 3);
}

TEST_F(GapsTest, PagesThatAListingPromisesAreMissingUntilTheyArrive) {
  Archive archive = make();
  take_in(archive, {{"3.txt", page(3)}});
  std::vector<Gap> gaps = find_gaps(archive);
  ASSERT_EQ(gaps.size(), 2u);
  EXPECT_EQ(
      gaps[0].to_json(),
      R"({"kind":"page","filter":{"kind":"date","year":2019,"month":5},"page":1,"pages":3,"url":null,"item":null})");
  EXPECT_EQ(gaps[1].page, 2u);

  take_in(archive, {{"1.txt", page(1)}});
  gaps = find_gaps(archive);
  ASSERT_EQ(gaps.size(), 1u);
  EXPECT_EQ(gaps[0].page, 2u);
  EXPECT_EQ(gaps[0].to_string(), "page 2 of 3 of “Items filtered by date: May 2019”");

  take_in(archive, {{"2.txt", page(2)}});
  EXPECT_TRUE(find_gaps(archive).empty());
}

// The dump of a page's text tells no address: it is taken for a page of the one listing that it can belong to.
TEST_F(GapsTest, ADumpFillsAPageOfTheListingKnownFromPages) {
  Archive archive = make();
  const std::string list = "https://harbour.example.org/news/itemlist/date/2019/5";
  take_in(archive,
          {{"2.html", "<html><head><base href=\"" + list +
                          "\"></head><body><div id=\"k2Container\" class=\"genericView\"><h1>Items filtered by "
                          "date: May 2019</h1><div class=\"k2Pagination\"><ul><li><a href=\"" +
                          list + "?start=10\">2</a></li></ul>Page 1 of 3</div></div></body></html>"},
           {"3.txt", page(3)}});
  const std::vector<Gap> gaps = find_gaps(archive);
  ASSERT_EQ(gaps.size(), 1u);
  EXPECT_EQ(gaps[0].page, 2u);
  EXPECT_EQ(gaps[0].url, list + "?start=10");
}

// A text browser's dump tells no address of its own, but those of other pages.
TEST_F(GapsTest, ADumpWithLinksBelongsToTheListOfItsLinks) {
  Archive archive = make();
  const std::string list = "https://harbour.example.org/en/news/itemlist/date/2019/5";
  take_in(archive, {{"1.txt",
                     "Items filtered by date: May 2019\n\n27 May 2019 In News\n\nA statement of the office.\n\n"
                     "1 [1]2 [2]3 Next End\nPage 1 of 3\n\nReferences\n\n   1. " +
                         list + "?start=10\n   2. " + list + "?start=20\n"}});
  take_in(archive,
          {{"2.html", "<html><head><base href=\"" + list +
                          "\"></head><body><div id=\"k2Container\" class=\"genericView\"><h1>Items filtered by "
                          "date: May 2019</h1><div class=\"k2Pagination\">Page 2 of 3</div></div></body></html>"}});
  const std::vector<Gap> gaps = find_gaps(archive);
  ASSERT_EQ(gaps.size(), 1u);
  EXPECT_EQ(gaps[0].page, 3u);
  EXPECT_EQ(gaps[0].url, list + "?start=20");
}

TEST_F(GapsTest, AListWithoutPageLinksTellsItsFirstPage) {
  Archive archive = make();
  const std::string list = "https://harbour.example.org/news/itemlist/date/2019/5";
  take_in(archive,
          {{"2.html", "<html><head><base href=\"" + list +
                          "\"></head><body><div id=\"k2Container\" class=\"genericView\"><h1>Items filtered by "
                          "date: May 2019</h1><div class=\"k2Pagination\">Page 2 of 2</div></div></body></html>"}});
  const std::vector<Gap> gaps = find_gaps(archive);
  ASSERT_EQ(gaps.size(), 1u);
  EXPECT_EQ(gaps[0].url, list);
}

TEST_F(GapsTest, AnArchiveWithoutListingsHasNone) {
  const Archive archive = make();
  EXPECT_TRUE(find_gaps(archive).empty());
}

TEST(Gap, IsWrittenAsJsonAndInWords) {
  Gap body;
  body.kind = GapKind::Body;
  body.item = records::ItemId{"2019-05-07-k3v9qd"};
  body.heading = "Quay opens";
  body.url = "https://harbour.example.org/item/12";
  EXPECT_EQ(body.to_json(), R"({"kind":"body","filter":null,"page":null,"pages":null,)"
                            R"("url":"https://harbour.example.org/item/12","item":"2019-05-07-k3v9qd"})");
  EXPECT_EQ(body.to_string(), "the rest of item 2019-05-07-k3v9qd “Quay opens”: https://harbour.example.org/item/12");
}

}  // namespace
}  // namespace strongroom::archive
