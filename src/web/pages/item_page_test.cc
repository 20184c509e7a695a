// SPDX-License-Identifier: Apache-2.0
#include "web/pages/item_page.h"

#include <gtest/gtest.h>

#include "tests/support/small_site.h"

namespace strongroom::web {
namespace {

class ItemPageTest : public testing::Test {
 protected:
  // The item's page as a result of the search leads to it.
  std::string opened_from(const std::string& search) {
    const std::string path = site_.get("/items/" + site_.archive().newest().value).headers.at(0).second;
    const Response response = site_.get(path + search);
    EXPECT_EQ(response.status, 200u) << path << search;
    return response.body;
  }

  test::SmallSite site_;
};

TEST_F(ItemPageTest, TheWayBackKeepsTheWholeSearch) {
  const std::pair<const char*, const char*> cases[] = {
      {"?q=registry", "/search?q=registry"},
      {"?q=registry&category=harbour-board&language=ar&from=2017-10&to=2017&order=newest&page=2",
       "/search?q=registry&amp;category=harbour-board&amp;language=ar&amp;from=2017-10&amp;to=2017&amp;order=newest&"
       "amp;page=2"},
      {"?category=harbour-board", "/search?category=harbour-board"},
  };
  for (const auto& [search, back] : cases) {
    const std::string page = opened_from(search);
    EXPECT_NE(page.find("<a href=\"" + std::string(back) + "\">Back to the results</a>"), std::string::npos) << search;
  }
}

TEST_F(ItemPageTest, OnlyWordsHaveMatches) {
  EXPECT_NE(opened_from("?q=registry").find("1 match in this text"), std::string::npos);
  EXPECT_EQ(opened_from("?category=harbour-board").find("in this text"), std::string::npos);
  EXPECT_EQ(opened_from("").find("search-notice"), std::string::npos);
}

TEST_F(ItemPageTest, ResultsLeadToItemsWithTheWholeSearch) {
  const std::string results = site_.get("/search?q=registry&category=harbour-board&from=2017-10").body;
  EXPECT_NE(results.find("?q=registry&amp;category=harbour-board&amp;from=2017-10\""), std::string::npos);
}

}  // namespace
}  // namespace strongroom::web
