// SPDX-License-Identifier: Apache-2.0
#include "web/pages/pagination.h"

#include <gtest/gtest.h>

namespace strongroom::web {
namespace {

using Numbers = std::vector<uint64_t>;

TEST(PageNumbers, ShowTheEndsAndTheNeighbourhood) {
  EXPECT_EQ(page_numbers(1, 1), (Numbers{1}));
  EXPECT_EQ(page_numbers(3, 3), (Numbers{1, 2, 3}));
  EXPECT_EQ(page_numbers(1, 50), (Numbers{1, 2, 3, 50}));
  EXPECT_EQ(page_numbers(25, 50), (Numbers{1, 23, 24, 25, 26, 27, 50}));
  EXPECT_EQ(page_numbers(50, 50), (Numbers{1, 48, 49, 50}));
}

class PaginationTest : public testing::Test {
 protected:
  Pagination at(const PageOf& where) const {
    return make_pagination(where, Interface(messages_, config_, "en"),
                           [](uint64_t page) { return "/list?page=" + std::to_string(page); });
  }
  Messages messages_ = Messages::compiled_in();
  archive::Config config_;
};

TEST_F(PaginationTest, TheLastPageOfThree) {
  const Pagination pagination = at({.page = 3, .pages = 3, .first = 21, .last = 28, .total = 28});
  EXPECT_EQ(pagination.page_of, "Page 3 of 3");
  EXPECT_EQ(pagination.range, "21–28 of 28");
  EXPECT_EQ(pagination.previous, "/list?page=2");
  EXPECT_EQ(pagination.next, "");
  ASSERT_EQ(pagination.steps.size(), 3U);
  EXPECT_TRUE(pagination.steps[2].link.current);
}

TEST_F(PaginationTest, OnePageNeedsNoSteps) {
  const Pagination pagination = at({.page = 1, .pages = 1, .first = 1, .last = 8, .total = 8});
  EXPECT_EQ(pagination.page_of, "Page 1 of 1");
  EXPECT_TRUE(pagination.steps.empty());
}

TEST_F(PaginationTest, LeftOutPagesAreMarked) {
  const Pagination pagination = at({.page = 25, .pages = 50, .first = 241, .last = 250, .total = 500});
  EXPECT_FALSE(pagination.steps[0].gap);
  EXPECT_TRUE(pagination.steps[1].gap);
  EXPECT_FALSE(pagination.steps[2].gap);
  EXPECT_TRUE(pagination.steps.back().gap);
}

TEST_F(PaginationTest, AnEmptyListSaysNothing) { EXPECT_EQ(at({}).page_of, ""); }

}  // namespace
}  // namespace strongroom::web
