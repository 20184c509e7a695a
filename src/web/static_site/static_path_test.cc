// SPDX-License-Identifier: Apache-2.0
#include "web/static_site/static_path.h"

#include <gtest/gtest.h>

namespace strongroom::web {
namespace {

TEST(StaticPath, GivesEachPageAFileOfItsOwn) {
  const struct {
    std::string_view target;
    std::string_view file;
  } cases[] = {
      {"/", "index.html"},
      {"/ar", "ar/index.html"},
      {"/ar/", "ar/index.html"},
      {"/?page=2", "page-2/index.html"},
      {"/2017/10", "2017/10/index.html"},
      {"/2017/10?page=2", "2017/10/page-2/index.html"},
      {"/category/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1", "category/\xD8\xA3\xD8\xAE\xD8\xA8\xD8\xA7\xD8\xB1/index.html"},
      {"/items/2017-10-07-k3v9qd/revisions?from=1&to=2", "items/2017-10-07-k3v9qd/revisions/from-1-to-2/index.html"},
      {"/items/2017-10-07-k3v9qd/proof.tlog-proof", "items/2017-10-07-k3v9qd/proof.tlog-proof"},
      {"/items/2017-10-07-k3v9qd/item.json?revision=2", "items/2017-10-07-k3v9qd/item-revision-2.json"},
      {"/2017/10/feed.xml?page=2", "2017/10/feed-page-2.xml"},
      {"/log/tile/0/000.p/5", "log/tile/0/000.p/5"},
      {"/tag/v1.0", "tag/v1.0/index.html"},
  };
  for (const auto& c : cases) EXPECT_EQ(static_path(c.target), c.file) << c.target;
}

TEST(StaticPath, LeavesOutWhatNeedsAServer) {
  for (const std::string_view target : {"/search", "/search?q=harbour", "/api/v1/items", "/healthz", "/items/a?q=word",
                                        "/2017?page=../../x", "/2017?page=", "/../etc/passwd", "no path"}) {
    EXPECT_FALSE(static_path(target)) << target;
  }
  EXPECT_TRUE(static_path("/searching"));
}

TEST(RelativeLink, LeadsFromFileToFile) {
  const struct {
    std::string_view from, to, link;
  } cases[] = {
      {"index.html", "feed.xml", "feed.xml"},
      {"2017/10/index.html", "index.html", "../../index.html"},
      {"2017/10/index.html", "2017/09/index.html", "../09/index.html"},
      {"2017/10/index.html", "2017/10/page-2/index.html", "page-2/index.html"},
      {"a/b/index.html", "a/b/index.html", "index.html"},
      {"index.html", "category/\xD8\xA3/index.html", "category/%D8%A3/index.html"},
  };
  for (const auto& c : cases) EXPECT_EQ(relative_link(c.from, c.to), c.link);
}

}  // namespace
}  // namespace strongroom::web
