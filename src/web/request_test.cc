// SPDX-License-Identifier: Apache-2.0
#include "web/request.h"

#include <gtest/gtest.h>

namespace strongroom::web {
namespace {

using Query = std::vector<std::pair<std::string, std::string>>;

const std::vector<std::string> kLanguages = {"en", "ar"};

std::optional<Request> parse(std::string_view target) { return Request::from_target(target, kLanguages); }

struct PathCase {
  std::string_view target;
  std::string_view path;
  std::string_view lang;
};

TEST(RequestTarget, GivesPathAndLanguage) {
  const PathCase cases[] = {
      {"/", "/", "en"},
      {"/2017/10?page=3", "/2017/10", "en"},
      {"/ar", "/", "ar"},
      {"/ar/", "/", "ar"},
      {"/ar/2017/10", "/2017/10", "ar"},
      {"/archive", "/archive", "en"},
      {"/en/2017", "/en/2017", "en"},
      {"/category/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1", "/category/أخبار", "en"},
      {"/a%20b", "/a b", "en"},
      {"/a+b", "/a+b", "en"},
      {"/a..b/..c", "/a..b/..c", "en"},
      {"http://archive.example.org/2017?page=2", "/2017", "en"},
      {"http://archive.example.org", "/", "en"},
      {"https://archive.example.org?q=x", "/", "en"},
      {"/page#part", "/page", "en"},
  };
  for (const auto& c : cases) {
    const auto request = parse(c.target);
    ASSERT_TRUE(request) << c.target;
    EXPECT_EQ(request->path, c.path) << c.target;
    EXPECT_EQ(request->lang, c.lang) << c.target;
  }
}

TEST(RequestTarget, RefusesWhatCouldMislead) {
  const std::string overlong(9000, 'a');
  const std::string targets[] = {
      "",
      "*",
      "no-slash",
      "//../x",
      "/..",
      "/../etc/passwd",
      "/a/../b",
      "/a/./b",
      "/a/..",
      "/%2e%2e/etc/passwd",
      "/a/%2E%2E",
      "/a%2f..%2fb",
      "/a%5c..%5cb",
      "/a\\b",
      "/nul%00byte",
      "/line%0abreak",
      "/delete%7f",
      "/bad%",
      "/bad%4",
      "/bad%zz",
      "/bad%C3%28",
      "/overlong-encoding%C0%AF",
      "/surrogate%ED%A0%80",
      "/raw\xD8\xA3",
      "/space here",
      "/tab\there",
      "/?q=%",
      "/?q=%00",
      "/?q=%FF",
      "/" + overlong,
  };
  for (const auto& target : targets) EXPECT_FALSE(parse(target)) << target;
}

TEST(RequestTarget, DecodesTheQueryInOrder) {
  const struct {
    std::string_view target;
    Query query;
  } cases[] = {
      {"/search", {}},
      {"/search?", {}},
      {"/search?q=civil+registry", {{"q", "civil registry"}}},
      {"/search?q=%D8%B3%D8%AC%D9%84", {{"q", "سجل"}}},
      {"/search?b=2&a=1&b=3", {{"b", "2"}, {"a", "1"}, {"b", "3"}}},
      {"/search?q=a%26b%3Dc", {{"q", "a&b=c"}}},
      {"/search?q", {{"q", ""}}},
      {"/search?=x&&q=", {{"", "x"}, {"q", ""}}},
      {"/search?q=a=b", {{"q", "a=b"}}},
      {"/search?q=a?b", {{"q", "a?b"}}},
  };
  for (const auto& c : cases) {
    const auto request = parse(c.target);
    ASSERT_TRUE(request) << c.target;
    EXPECT_EQ(request->query, c.query) << c.target;
  }
}

TEST(RequestTarget, LimitsTheNumberOfParameters) {
  std::string target = "/?a=1";
  for (int i = 1; i < 64; ++i) target += "&a=1";
  EXPECT_TRUE(parse(target));
  EXPECT_FALSE(parse(target + "&a=1"));
}

TEST(Request, FindsParametersAndHeaders) {
  auto request = parse("/search?category=a&q=x&category=b");
  request->headers = {{"accept", "text/html"}, {"accept", "second"}};
  EXPECT_EQ(request->parameter("category"), "a");
  EXPECT_EQ(request->parameters("category"), (std::vector<std::string_view>{"a", "b"}));
  EXPECT_EQ(request->parameter("none"), std::nullopt);
  EXPECT_EQ(request->header("accept"), "text/html");
  EXPECT_EQ(request->header("host"), "");
}

}  // namespace
}  // namespace strongroom::web
