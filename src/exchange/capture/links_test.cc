// SPDX-License-Identifier: Apache-2.0
#include "exchange/capture/links.h"

#include <gtest/gtest.h>

namespace strongroom::exchange::capture {
namespace {

TEST(Links, AreThePagesOfAListingAndItsItems) {
  ingest::Extraction page;
  records::Listing listing;
  listing.next = "?page=2";
  listing.page_links = {{2, "http://press.example/news?page=2"}, {3, "/news?page=3#top"}};
  page.listings.push_back(listing);
  ingest::FoundItem item;
  item.item.url = "/item/1-one";
  item.item.source_id = "1";
  item.item.truncated = true;
  page.items = {item, item};
  page.linked = {{"/item/2-two", "2", "Two"}, {"mailto:press@press.example", "", "Write"}, {"", "", "nowhere"}};
  const std::vector<FoundLink> expected = {
      {"http://press.example/news?page=2", PageKind::Listing, "", false},
      {"http://press.example/news?page=3", PageKind::Listing, "", false},
      {"http://press.example/item/1-one", PageKind::Item, "1", true},
      {"http://press.example/item/2-two", PageKind::Item, "2", false},
  };
  EXPECT_EQ(links_of(page, "http://press.example/news"), expected);
}

TEST(Links, OfAnArticleAreNotFollowed) {
  ingest::Extraction page;
  page.items.emplace_back();
  page.linked = {{"/item/2-two", "2", "Two"}};
  EXPECT_TRUE(links_of(page, "http://press.example/item/1").empty());
}

TEST(Site, IsTheHostAndThoseBelowAndRightAbove) {
  struct Row {
    const char* seed;
    const char* host;
    bool same;
  };
  const Row rows[] = {
      {"press.example", "press.example", true},
      {"www.press.example", "press.example", true},
      {"press.example", "feeds.press.example", true},
      {"feeds.press.example", "www.press.example", true},
      {"press.example", "other.example", false},
      {"press.example", "example", false},
      {"press.example", "xpress.example", false},
      {"1.2.3.4", "1.2.3.4", true},
      {"2.3.4", "1.2.3.4", false},
      {"127.0.0.1", "localhost", false},
  };
  for (const Row& row : rows) EXPECT_EQ(is_same_site(row.seed, row.host), row.same) << row.seed << " " << row.host;
}

}  // namespace
}  // namespace strongroom::exchange::capture
