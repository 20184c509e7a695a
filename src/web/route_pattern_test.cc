// SPDX-License-Identifier: Apache-2.0
#include "web/route_pattern.h"

#include <gtest/gtest.h>

namespace strongroom::web {
namespace {

std::string parts_of(std::string_view pattern, std::string_view path) {
  const auto parts = match(pattern, path);
  if (!parts) return "no";
  std::string said;
  for (const auto& [name, value] : *parts) said += (said.empty() ? "" : " ") + name + "=" + value;
  return said;
}

TEST(RoutePattern, Matches) {
  const struct {
    std::string_view pattern;
    std::string_view path;
    std::string_view parts;
  } cases[] = {
      {"/", "/", ""},
      {"/", "/x", "no"},
      {"/archive", "/archive", ""},
      {"/archive", "/archive/", "no"},
      {"/archive", "/archives", "no"},
      {"/archive", "/", "no"},
      {"/{year:year}", "/2017", "year=2017"},
      {"/{year:year}", "/17", "no"},
      {"/{year:year}", "/0000", "no"},
      {"/{year:year}", "/20171", "no"},
      {"/{year:year}", "/archive", "no"},
      {"/{year:year}/{month:month}", "/2017/10", "month=10 year=2017"},
      {"/{year:year}/{month:month}", "/2017/3", "month=3 year=2017"},
      {"/{year:year}/{month:month}", "/2017/03", "month=03 year=2017"},
      {"/{year:year}/{month:month}", "/2017/13", "no"},
      {"/{year:year}/{month:month}", "/2017/0", "no"},
      {"/{year:year}/{month:month}", "/2017/010", "no"},
      {"/{year:year}/{month:month}/{day:day}", "/2017/10/32", "no"},
      {"/{year:year}/{month:month}/{day:day}", "/2017/10/31", "day=31 month=10 year=2017"},
      {"/items/{id}", "/items/2017-10-07-k3v9qd", "id=2017-10-07-k3v9qd"},
      {"/items/{id}", "/items/", "no"},
      {"/items/{id}", "/items/a/b", "no"},
      {"/items/{id}/{slug}", "/items/a/أخبار", "id=a slug=أخبار"},
      {"/log/tile/{path:rest}", "/log/tile/0/x001/000.p/5", "path=0/x001/000.p/5"},
      {"/log/tile/{path:rest}", "/log/tile/", "no"},
      {"/log/tile/{path:rest}", "/log/tile", "no"},
      {"/{kind:kind}/{slug}", "/category/news", "kind=category slug=news"},
      {"/{kind:kind}/{slug}", "/items/news", "no"},
      {"/{year:year}/{feed:feed}", "/2017/rss.xml", "feed=rss.xml year=2017"},
      {"/{year:year}/{feed:feed}", "/2017/other.xml", "no"},
      {"/{file:sitemap}", "/sitemap-2017-10.xml", "file=sitemap-2017-10.xml"},
      {"/{file:sitemap}", "/sitemap-.xml", "no"},
      {"/{file:sitemap}", "/sitemap-news.xml", "no"},
      {"/{file:sitemap}", "/2017", "no"},
      {"/n/{n:number}", "/n/0", "n=0"},
      {"/n/{n:number}", "/n/-1", "no"},
      {"/n/{n:number}", "/n/12345678901234567890", "no"},
  };
  for (const auto& c : cases) EXPECT_EQ(parts_of(c.pattern, c.path), c.parts) << c.pattern << " " << c.path;
}

}  // namespace
}  // namespace strongroom::web
