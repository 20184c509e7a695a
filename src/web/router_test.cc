// SPDX-License-Identifier: Apache-2.0
#include "web/router.h"

#include <gtest/gtest.h>

#include <set>

#include "tests/support/small_site.h"
#include "web/route_pattern.h"

namespace strongroom::web {
namespace {

using test::header;

// The pattern of the route that a path takes.
std::string_view route_of(std::string_view path) {
  for (const Route& route : routes()) {
    if (match(route.pattern, path)) return route.pattern;
  }
  return "none";
}

TEST(Routes, PathsTakeTheRouteMeantForThem) {
  const struct {
    std::string_view path;
    std::string_view pattern;
  } cases[] = {
      {"/", "/"},
      {"/2017", "/{year:year}"},
      {"/2017/10", "/{year:year}/{month:month}"},
      {"/2017/10/11", "/{year:year}/{month:month}/{day:day}"},
      {"/2017/10/feed.xml", "/{year:year}/{month:month}/{feed:feed}"},
      {"/feed.json", "/{feed:feed}"},
      {"/category", "/{kind:kind}"},
      {"/category/harbour-board", "/{kind:kind}/{slug}"},
      {"/category/2017", "/{kind:kind}/{slug}"},
      {"/category/harbour-board/2017/10", "/{kind:kind}/{slug}/{year:year}/{month:month}"},
      {"/category/harbour-board/rss.xml", "/{kind:kind}/{slug}/{feed:feed}"},
      {"/items/2017-10-11-k3v9qd", "/items/{id}"},
      {"/items/2017-10-11-k3v9qd/item.json", "/items/{id}/item.json"},
      {"/items/2017-10-11-k3v9qd/proof", "/items/{id}/proof"},
      {"/items/2017-10-11-k3v9qd/some-words", "/items/{id}/{slug}"},
      {"/sitemap.xml", "/sitemap.xml"},
      {"/sitemap-news.xml", "/sitemap-news.xml"},
      {"/sitemap-2017-10.xml", "/{file:sitemap}"},
      {"/log/tile/0/000", "/log/tile/{path:rest}"},
      {"/nothing", "none"},
      {"/items", "none"},
  };
  for (const auto& c : cases) EXPECT_EQ(route_of(c.path), c.pattern) << c.path;
}

TEST(Routes, AreDescribedAndUnique) {
  std::set<std::pair<Method, std::string_view>> seen;
  for (const Route& route : routes()) {
    EXPECT_TRUE(seen.emplace(route.method, route.pattern).second) << route.pattern;
    EXPECT_TRUE(route.what.ends_with('.')) << route.pattern;
    EXPECT_NE(route.handler, nullptr);
  }
}

TEST(Prepare, DropsWhatNoRouteReads) {
  const struct {
    std::string_view target;
    std::string_view prepared;
    std::string_view kept_as;
  } cases[] = {
      {"/2017/10", "/2017/10", "/2017/10"},
      {"/2017/10?page=2", "/2017/10?page=2", "/2017/10?page=2"},
      {"/2017/10?utm_source=x&page=2&fbclid=y", "/2017/10?page=2", "/2017/10?page=2"},
      {"/ar/2017/10?x=1", "/ar/2017/10", "/ar/2017/10"},
      {"/search?q=land+registry&x=1", "/search?q=land%20registry", ""},
      {"/api/v1/items?limit=5", "/api/v1/items?limit=5", ""},
      {"/2017/10?page=2&page=3", "/2017/10?page=2&page=3", ""},
      {"/no/such/path?start=20", "/no/such/path?start=20", ""},
      {"/?option=com_k2&view=item&id=1", "/?option=com_k2&view=item&id=1", ""},
  };
  for (const auto& c : cases) {
    auto request = Request::from_target(c.target, {"en", "ar"});
    EXPECT_EQ(prepare(*request), c.kept_as) << c.target;
    EXPECT_EQ(request->target, c.prepared) << c.target;
  }
}

TEST(Prepare, OneAddressHasOneKey) {
  auto plain = Request::from_target("/category/harbour-board", {"en"});
  auto escaped = Request::from_target("/category/%68arbour%2Dboard", {"en"});
  EXPECT_EQ(prepare(*plain), prepare(*escaped));
}

class RouterTest : public testing::Test {
 protected:
  test::SmallSite site_;
};

TEST_F(RouterTest, PagesAnswer) {
  for (const char* target : {"/", "/archive", "/2017", "/2017/10", "/2017/10/11", "/category",
                             "/category/harbour-board", "/category/harbour-board/2017/10", "/about", "/verify",
                             "/search?q=registry", "/ar/2017/10", "/healthz", "/robots.txt"}) {
    EXPECT_EQ(site_.get(target).status, 200u) << target;
  }
}

TEST_F(RouterTest, WhatIsNotThereIsNotFound) {
  for (const char* target :
       {"/nothing", "/2017/13", "/category/nothing", "/items/2017-10-11-zzzzzz", "/2017/10?page=99", "/originals/abc",
        "/log/tile/9/999", "/assets/0000000000000000/site.css", "/items/2017-10-11-zzzzzz/item.json",
        "/items/2017-10-11-zzzzzz/proof.tlog-proof"}) {
    EXPECT_EQ(site_.get(target).status, 404u) << target;
  }
}

TEST_F(RouterTest, OtherMethodsAreNotAllowed) {
  const Response response = site_.get("/2017/10", Method::Post);
  EXPECT_EQ(response.status, 405u);
  EXPECT_EQ(header(response, "Allow"), "GET, HEAD, OPTIONS");
  EXPECT_EQ(site_.get("/nothing", Method::Post).status, 404u);
}

TEST_F(RouterTest, OptionsTellBrowsersThatTheyMayRead) {
  const Response response = site_.get("/api/v1/items", Method::Options);
  EXPECT_EQ(response.status, 204u);
  EXPECT_EQ(header(response, "Access-Control-Allow-Origin"), "*");
  EXPECT_NE(header(response, "Access-Control-Allow-Headers").find("If-None-Match"), std::string_view::npos);
}

TEST_F(RouterTest, NearlyRightAddressesLeadToTheRightOne) {
  const std::pair<const char*, const char*> cases[] = {
      {"/2017/10/", "/2017/10"},
      {"/2017/10/?page=2", "/2017/10?page=2"},
      {"/en/2017/10", "/2017/10"},
      {"/en", "/"},
      {"/ar/archive/", "/ar/archive"},
      {"/2017//10", "/2017/10"},
      {"//2017///10//", "/2017/10"},
      {"/Archive", "/archive"},
      {"/ar/ARCHIVE", "/ar/archive"},
      {"/Category/harbour-board", "/category/harbour-board"},
      {"/category/Harbour-Board", "/category/harbour-board"},
      {"/category/harbour%20board/2017/10", "/category/harbour-board/2017/10"},
  };
  for (const auto& [target, location] : cases) {
    const Response response = site_.get(target);
    EXPECT_EQ(response.status, 301u) << target;
    EXPECT_EQ(header(response, "Location"), location) << target;
  }
}

TEST_F(RouterTest, IdsInCapitalsLeadToTheIdAsItIsWritten) {
  const std::pair<const char*, const char*> cases[] = {
      {"/items/2017-10-11-K3V9QD/notice", "/items/2017-10-11-k3v9qd/notice"},
      {"/ar/items/2017-10-11-K3V9QD/notice?q=a%20b", "/ar/items/2017-10-11-k3v9qd/notice?q=a%20b"},
      {"/items/2017-10-11-K3v9qd/item.json?revision=2", "/items/2017-10-11-k3v9qd/item.json?revision=2"},
      {"/api/v1/items/2017-10-11-K3V9QD/captures", "/api/v1/items/2017-10-11-k3v9qd/captures"},
  };
  for (const auto& [target, location] : cases) {
    const Response response = site_.get(target);
    EXPECT_EQ(response.status, 301u) << target;
    EXPECT_EQ(header(response, "Location"), location) << target;
  }
}

TEST_F(RouterTest, OldItemAddressesLeadToTheItem) {
  const std::string item = "/items/" + site_.archive().ids()[6].value;
  for (const char* target :
       {"/en/media/item/7-statement-7", "/en/media/item/7-statement-7.html", "/index.php/en/media/item/7-statement-7",
        "/component/k2/item/7-statement-7", "/index.php?option=com_k2&view=item&id=7:statement-7",
        "/en/media/item/7-statement-7?tmpl=component&print=1"}) {
    const Response response = site_.get(target);
    EXPECT_EQ(response.status, 301u) << target;
    EXPECT_TRUE(header(response, "Location").starts_with(item)) << target << " " << header(response, "Location");
  }
  EXPECT_EQ(site_.get("/en/media/item/99-no-such").status, 404u);
  const auto leads_to = [&](const char* target, const std::string& address) {
    return site_.get(target).body.find("<a href=\"" + address + "\">") != std::string::npos;
  };
  EXPECT_TRUE(leads_to("/en/media/item/99-harbour-fees-2017.html", "/search?q=harbour%20OR%20fees"));
  EXPECT_TRUE(leads_to("/ar/media/item/99-harbour-fees/", "/ar/search?q=harbour%20OR%20fees"));
  for (const char* target : {"/nothing", "/1-2-3", "/a-b", "/"}) EXPECT_FALSE(leads_to(target, "/search?q=")) << target;
}

TEST_F(RouterTest, OldListAddressesLeadToTheList) {
  const std::pair<const char*, const char*> cases[] = {
      {"/en/media/itemlist/date/2017/10?start=20", "/2017/10?page=3"},
      {"/index.php?option=com_k2&view=itemlist&task=date&year=2017&month=10", "/2017/10"},
      {"/media/itemlist/category/3-harbour-board.html", "/category/harbour-board"},
      {"/media/itemlist/category/3-no-such", "/archive"},
      {"/ar/media/itemlist/date/2017/9", "/ar/2017/09"},
      {"/media/itemlist/search?searchword=land+registry", "/search?q=land%20registry"},
      {"/media/itemlist/search?searchword=land&format=feed", "/search/rss.xml?q=land"},
      {"/media/itemlist/date/2017/10?format=feed&type=atom", "/2017/10/feed.xml"},
      {"/ar/media/itemlist/category/3-harbour-board?format=feed", "/ar/category/harbour-board/rss.xml"},
      {"/media/category/3-harbour-board", "/category/harbour-board"},
      {"/media/itemlist/calendar?month=10&year=2017", "/2017/10"},
      {"/index.php", "/"},
      {"/ar/index.php?option=com_k2&view=latest&Itemid=3", "/ar/"},
      {"/index.php?option=com_k2&view=itemlist", "/"},
      {"/?format=feed&type=rss", "/rss.xml"},
  };
  for (const auto& [target, location] : cases) EXPECT_EQ(header(site_.get(target), "Location"), location) << target;
}

TEST_F(RouterTest, WhatOnlyLooksLikeAnOldListIsNotFound) {
  for (const char* target : {"/media/tag/no-such", "/index.php?option=com_content&view=article&id=5"}) {
    EXPECT_EQ(site_.get(target).status, 404u) << target;
  }
}

TEST_F(RouterTest, ErrorsTakeTheFormOfTheirAddress) {
  EXPECT_EQ(site_.get("/api/nothing").content_type, "application/problem+json");
  EXPECT_TRUE(site_.get("/nothing").content_type.starts_with("text/html"));
  EXPECT_TRUE(site_.get("/log/tile/9/999").content_type.starts_with("text/plain"));
}

}  // namespace
}  // namespace strongroom::web
