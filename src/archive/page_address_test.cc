// SPDX-License-Identifier: Apache-2.0
#include "archive/page_address.h"

#include <gtest/gtest.h>

namespace strongroom::archive {
namespace {

using records::PageLink;

struct Case {
  std::vector<PageLink> known;
  uint32_t page;
  std::optional<std::string> expected;
};

TEST(PageAddress, IsWorkedOutFromTheOtherPages) {
  const Case cases[] = {
      {{{3, "/news/date/2017/10?start=20"}}, 2, "/news/date/2017/10?start=10"},
      {{{3, "/news/date/2017/10?start=20"}}, 1, "/news/date/2017/10?start=0"},
      {{{1, "/news/date/2017/10"}, {3, "/news/date/2017/10?start=20"}}, 1, "/news/date/2017/10"},
      {{{2, "https://example.org/a?x=1&limitstart=12"}}, 4, "https://example.org/a?x=1&limitstart=36"},
      {{{2, "https://example.org/news/page/2/"}}, 5, "https://example.org/news/page/5/"},
      {{{2, "https://example.org/news?page=2&sort=date"}}, 3, "https://example.org/news?page=3&sort=date"},
      {{{3, "/news?start=21"}}, 2, std::nullopt},
      {{{1, "/news?start=0"}}, 2, std::nullopt},
      {{{3, "/news?page=9"}}, 2, std::nullopt},
      {{{0, "/news?start=20"}}, 2, std::nullopt},
      {{}, 1, std::nullopt},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(address_of_page(c.known, c.page), c.expected) << (c.known.empty() ? "" : c.known.back().url) << c.page;
  }
}

TEST(PageAddress, IsMadeWholeWhereTheSiteIsKnown) {
  EXPECT_EQ(whole_address("/a", "https://example.org"), "https://example.org/a");
  EXPECT_EQ(whole_address("a", "https://example.org"), "https://example.org/a");
  EXPECT_EQ(whole_address("//cdn.example.org/a", "https://example.org"), "https://cdn.example.org/a");
  EXPECT_EQ(whole_address("http://example.net/a", "https://example.org"), "http://example.net/a");
  EXPECT_EQ(whole_address("/a", ""), std::nullopt);
  EXPECT_EQ(whole_address("", "https://example.org"), std::nullopt);
}

}  // namespace
}  // namespace strongroom::archive
