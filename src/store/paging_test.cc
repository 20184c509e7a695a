// SPDX-License-Identifier: Apache-2.0
#include "store/paging.h"

#include <gtest/gtest.h>

namespace strongroom::store {
namespace {

TEST(Paging, IsRightAtTheEdges) {
  struct Case {
    uint64_t total, page;
    uint32_t size;
    uint64_t pages, first, last;
  };
  for (const Case& c : {Case{0, 1, 10, 0, 0, 0}, Case{28, 3, 10, 3, 21, 28}, Case{30, 3, 10, 3, 21, 30},
                        Case{30, 4, 10, 3, 0, 0}, Case{1, 1, 1000, 1, 1, 1}, Case{5, UINT64_MAX, 1000, 1, 0, 0}}) {
    const PageRange range = page_range(c.total, c.page, c.size);
    EXPECT_EQ(range.pages, c.pages);
    EXPECT_EQ(range.first, c.first);
    EXPECT_EQ(range.last, c.last);
  }
}

}  // namespace
}  // namespace strongroom::store
