// SPDX-License-Identifier: Apache-2.0
#include "web/sitemap/sitemap.h"

#include <gtest/gtest.h>

#include "tests/support/small_site.h"

namespace strongroom::web {
namespace {

size_t count(const std::string& text, const std::string& part) {
  size_t found = 0;
  for (size_t at = text.find(part); at != text.npos; at = text.find(part, at + 1)) ++found;
  return found;
}

class SitemapTest : public testing::Test {
 protected:
  test::SmallSite site_;
};

TEST_F(SitemapTest, TheIndexNamesAShardAMonth) {
  const std::string index = site_.get("/sitemap.xml").body;
  EXPECT_NE(index.find("<loc>https://archive.example.org/sitemap-2017-10.xml</loc>"), std::string::npos);
  EXPECT_NE(index.find("<loc>https://archive.example.org/sitemap-2017-09.xml</loc>"), std::string::npos);
  EXPECT_EQ(count(index, "<sitemap>"), 3u);
}

TEST_F(SitemapTest, AShardHasEveryItemInEveryLanguage) {
  const std::string shard = site_.get("/sitemap-2017-10.xml").body;
  EXPECT_EQ(count(shard, "<url>"), 50u);
  EXPECT_EQ(count(shard, "<loc>https://archive.example.org/ar/items/"), 25u);
  EXPECT_EQ(count(shard, "hreflang=\"x-default\""), 50u);
  EXPECT_EQ(count(shard, "<lastmod>2023-11-14T"), 50u);
}

TEST_F(SitemapTest, OtherNamesAreNotFound) {
  for (const char* path : {"/sitemap-2016-01.xml", "/sitemap-2017-13.xml", "/sitemap-2017-10-1.xml",
                           "/sitemap-2017-10-2.xml", "/sitemap-2017.xml", "/sitemap-2017-10-.xml", "/sitemap----.xml",
                           "/sitemap-2017-10-99999999999999999999.xml"}) {
    EXPECT_EQ(site_.get(path).status, 404u) << path;
  }
}

TEST_F(SitemapTest, ListsAreThere) {
  const std::string lists = site_.get("/sitemap-lists.xml").body;
  for (const char* path : {"/", "/archive", "/2017", "/2017/10", "/category", "/ar/category", "/category/harbour-board",
                           "/ar/category/records-office"}) {
    EXPECT_NE(lists.find("<loc>https://archive.example.org" + std::string(path) + "</loc>"), std::string::npos) << path;
  }
}

TEST_F(SitemapTest, OldItemsAreNoNews) {
  const Response news = site_.get("/sitemap-news.xml");
  EXPECT_EQ(count(news.body, "<url>"), 0u);
  EXPECT_NE(news.body.find("<urlset"), std::string::npos);
}

}  // namespace
}  // namespace strongroom::web
