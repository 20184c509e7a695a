// SPDX-License-Identifier: Apache-2.0
#include "fetch/url.h"

#include <gtest/gtest.h>

namespace strongroom::fetch {
namespace {

TEST(Url, IsTakenApart) {
  const Result<Url> url = parse_url("HTTPS://News.Example:8443/a/../b c?x=1&y=%20#part");
  ASSERT_TRUE(url);
  EXPECT_EQ(url->scheme, "https");
  EXPECT_EQ(url->host, "news.example");
  EXPECT_EQ(url->port, 8443);
  EXPECT_EQ(url->target, "/b%20c?x=1&y=%20");
  EXPECT_EQ(url->text, "https://news.example:8443/b%20c?x=1&y=%20");
  EXPECT_EQ(url->origin(), "https://news.example:8443");
}

TEST(Url, SpellsOneAddressOneWay) {
  const std::pair<const char*, const char*> rows[] = {
      {"http://a.example", "http://a.example/"},
      {"http://a.example:80/", "http://a.example/"},
      {"https://a.example:443/x", "https://a.example/x"},
      {"http://2130706433/", "http://127.0.0.1/"},
      {"http://0x7f.1/", "http://127.0.0.1/"},
      {"http://[0:0::1]/", "http://[::1]/"},
      {"http://a.example/\xD8\xA3", "http://a.example/%d8%a3"},
  };
  for (const auto& [given, expected] : rows) {
    const Result<Url> url = parse_url(given);
    ASSERT_TRUE(url) << given;
    EXPECT_EQ(url->text, expected) << given;
  }
}

TEST(Url, RefusesWhatIsNotFetched) {
  for (const char* text : {"", "news", "//a.example/x", "file:///etc/passwd", "ftp://a.example/", "javascript:alert(1)",
                           "http://", "http://user:secret@a.example/", "http://a.example/\r\nHost: b", "http://a b/",
                           "http://a.example:0/", "http://a.example:70000/"}) {
    EXPECT_FALSE(parse_url(text)) << text;
  }
  EXPECT_FALSE(parse_url("http://a.example/" + std::string(9000, 'x')));
}

TEST(Url, ResolvesReferences) {
  const std::string base = "http://a.example/news/list?page=1#top";
  const std::pair<const char*, const char*> rows[] = {
      {"", "http://a.example/news/list?page=1"},
      {"?page=2", "http://a.example/news/list?page=2"},
      {"item/7", "http://a.example/news/item/7"},
      {"/item/7", "http://a.example/item/7"},
      {"../x", "http://a.example/x"},
      {"//b.example/y", "http://b.example/y"},
      {"https://b.example/y#z", "https://b.example/y"},
  };
  for (const auto& [reference, expected] : rows) {
    const Result<Url> url = resolve_url(base, reference);
    ASSERT_TRUE(url) << reference;
    EXPECT_EQ(url->text, expected) << reference;
  }
  EXPECT_FALSE(resolve_url(base, "file:///etc/passwd"));
  EXPECT_FALSE(resolve_url("news", "/x"));
}

}  // namespace
}  // namespace strongroom::fetch
