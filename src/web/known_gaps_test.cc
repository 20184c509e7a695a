// SPDX-License-Identifier: Apache-2.0
#include "web/known_gaps.h"

#include <gtest/gtest.h>

#include "tests/support/archive_fixture.h"
#include "tests/support/press_pages.h"
#include "web/router.h"
#include "web/site.h"

namespace strongroom::web {
namespace {

class KnownGapsTest : public test::ArchiveTest {
 protected:
  KnownGapsTest() : archive_(make()), site_(std::move(*Site::create(archive_))) {}

  void take_in_page(int number, int of, const std::string& month = "May 2019") {
    const std::string name = std::to_string(number) + " " + month;
    take_in(archive_, {{name, test::dump_page({{std::to_string(20 - number) + " " + month, "The quay: " + name + "."}},
                                              number, of, month)}});
  }

  std::string get(const std::string& target) {
    return answer(*Request::from_target(target, archive_.config().languages), *site_).body;
  }

  archive::Archive archive_;
  std::unique_ptr<Site> site_;
};

bool has(const std::string& page, const std::string& words) { return page.find(words) != page.npos; }

TEST_F(KnownGapsTest, FollowsTheArchive) {
  KnownGaps gaps(archive_);
  EXPECT_TRUE(gaps.months().empty());
  take_in_page(3, 3);
  EXPECT_EQ(gaps.pages_of({2019, 5}).size(), 2u);
  take_in_page(2, 2, "April 2019");
  EXPECT_EQ(gaps.months(), (std::set<YearMonth>{{2019, 4}, {2019, 5}}));
  take_in_page(1, 3);
  ASSERT_EQ(gaps.pages_of({2019, 5}).size(), 1u);
  EXPECT_EQ(gaps.pages_of({2019, 5}).front().page, 2u);
  take_in_page(2, 3);
  EXPECT_EQ(gaps.months(), (std::set<YearMonth>{{2019, 4}}));
}

TEST_F(KnownGapsTest, PartsAreOfTheWholeList) {
  KnownGaps gaps(archive_);
  EXPECT_EQ(gaps.part(0, 10).total, 0u);
  take_in_page(5, 5);
  const KnownGaps::Part second = gaps.part(2, 2);
  EXPECT_EQ(second.total, 4u);
  ASSERT_EQ(second.gaps.size(), 2u);
  EXPECT_EQ(second.gaps.front().page, 3u);
  EXPECT_TRUE(gaps.part(UINT64_MAX, 10).gaps.empty());
}

TEST_F(KnownGapsTest, AMonthSaysWhichPagesItLacks) {
  take_in_page(3, 3);
  const std::string page = get("/2019/05");
  EXPECT_TRUE(has(page, "Known to be missing"));
  EXPECT_TRUE(has(page, "Items filtered by date: May 2019"));
  EXPECT_TRUE(has(page, "Page 1 of 3") && has(page, "Page 2 of 3")) << page;
  EXPECT_TRUE(has(get("/ar/2019/05"), "ما يُعرف أنه ناقص"));
  EXPECT_TRUE(has(get("/archive"), "May 2019: 1 item; pages of its lists are missing"));
  take_in_page(1, 3);
  take_in_page(2, 3);
  EXPECT_FALSE(has(get("/2019/05"), "Known to be missing"));
  EXPECT_FALSE(has(get("/archive"), "are missing"));
}

TEST_F(KnownGapsTest, ALongListOfPagesIsCutShort) {
  take_in_page(30, 30);
  const std::string page = get("/2019/05");
  EXPECT_TRUE(has(page, "Page 12 of 30"));
  EXPECT_FALSE(has(page, "Page 13 of 30"));
  EXPECT_TRUE(has(page, "and 17 more pages")) << page;
}

TEST_F(KnownGapsTest, ACategorySaysWhichPagesItLacks) {
  take_in(archive_, {{"category.html", test::k2_category_page(3)}});
  ASSERT_EQ(KnownGaps(archive_).pages_of({store::TermKind::Category, "harbour-news"}).size(), 2u);
  const std::string page = get("/category/harbour-news");
  EXPECT_TRUE(has(page, "Known to be missing"));
  EXPECT_TRUE(has(page, "Page 2 of 3") && has(page, "Page 3 of 3")) << page;
  EXPECT_FALSE(has(get("/category/harbour-news/2019/05"), "Known to be missing"));
  EXPECT_FALSE(has(get("/2019/05"), "Known to be missing"));
}

TEST_F(KnownGapsTest, AMonthWithoutItemsMayHavePromisedSome) {
  take_in(archive_, {{"page.txt", test::dump_page({{"7 May 2019", "The quay opens."}}, 2, 2, "June 2019")}});
  ASSERT_EQ(KnownGaps(archive_).pages_of({2019, 6}).size(), 1u);
  EXPECT_TRUE(has(get("/2019/06"), "show that something was published"));
}

}  // namespace
}  // namespace strongroom::web
