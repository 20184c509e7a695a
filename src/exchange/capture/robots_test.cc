// SPDX-License-Identifier: Apache-2.0
#include "exchange/capture/robots.h"

#include <gtest/gtest.h>

namespace strongroom::exchange::capture {
namespace {

using std::chrono::milliseconds;

bool allows(std::string_view text, std::string_view target) { return Robots::parse(text, "strongroom").allows(target); }

TEST(Robots, WithoutRulesEverythingIsAllowed) {
  for (const char* text :
       {"", "hello", "User-agent: *\nDisallow:\n", "Disallow: /\n", "User-agent: other\nDisallow: /"}) {
    EXPECT_TRUE(allows(text, "/news")) << text;
  }
}

struct Row {
  const char* rule;
  const char* target;
  bool allowed;
};

class Rules : public testing::TestWithParam<Row> {};

TEST_P(Rules, AreMatched) {
  const Row& row = GetParam();
  EXPECT_EQ(allows(std::string("User-agent: *\n") + row.rule, row.target), row.allowed)
      << row.rule << " " << row.target;
}

// The examples of RFC 9309 sections 2.2.2, 2.2.3 and 5, and the corners of them.
INSTANTIATE_TEST_SUITE_P(
    Patterns, Rules,
    testing::Values(Row{"Disallow: /", "/", false}, Row{"Disallow: /a", "/a/b", false}, Row{"Disallow: /a", "/b", true},
                    Row{"Disallow: /a", "/A", true}, Row{"Disallow: /", "/robots.txt", true},
                    Row{"Disallow: /p$", "/p", false}, Row{"Disallow: /p$", "/px", true},
                    Row{"Disallow: *.gif$", "/x/y.gif", false}, Row{"Disallow: *.gif$", "/x/y.gif?1", true},
                    Row{"Disallow: /*?page=", "/news?page=3", false}, Row{"Disallow: /a*b*c", "/a1b2c3", false},
                    Row{"Disallow: /a*b*c", "/a1c2b3", true}, Row{"Disallow: /a*a$", "/a", true},
                    Row{"Disallow: /a*a$", "/aa", false}, Row{"Disallow: /**", "/x", false},
                    Row{"Disallow: /$", "/", false}, Row{"Disallow: /$", "/x", true},
                    Row{"Disallow: /example/\nAllow: /example/page.gif", "/example/page.gif", true},
                    Row{"Disallow: /example/\nAllow: /example/page.gif", "/example/x", false},
                    Row{"Disallow: /same\nAllow: /same", "/same", true},
                    Row{"Disallow: /foo/bar?baz=http://a", "/foo/bar?baz=http://a", false},
                    Row{"Disallow: /foo/%E3%83%84", "/foo/\xE3\x83\x84", false},
                    Row{"Disallow: /foo/\xE3\x83\x84", "/foo/%e3%83%84", false},
                    Row{"Disallow: /foo/%62ar", "/foo/bar", false}, Row{"Disallow: /a%2Fb", "/a/b", true},
                    Row{"Disallow: /a%24", "/a$b", false}, Row{"Disallow: /a%2A", "/ab", true},
                    Row{"Disallow: /a$b", "/a$b", false}, Row{"Disallow: /x # all of it", "/xy", false},
                    Row{"DISALLOW :  /x  ", "/x", false}));

TEST(Robots, OwnGroupsRuleOverThoseOfEveryone) {
  const char* text =
      "User-agent: *\nDisallow: /\n\nUser-agent: other\nUser-agent: StrongRoom/2.0\nSitemap: /s.xml\nDisallow: /staff\n"
      "\nuser-agent: strongroom\nDisallow: /drafts\n";
  EXPECT_TRUE(allows(text, "/news"));
  EXPECT_FALSE(allows(text, "/staff"));
  EXPECT_FALSE(allows(text, "/drafts"));
  EXPECT_FALSE(allows("User-agent: strongroomy\nAllow: /\nUser-agent: *\nDisallow: /", "/"));
}

TEST(Robots, ReadsAnyLineEnd) {
  EXPECT_FALSE(allows("\xEF\xBB\xBFUser-agent: *\r\nDisallow: /a\r\n", "/a"));
  EXPECT_FALSE(allows("User-agent: *\rDisallow: /a", "/a"));
}

TEST(Robots, TellsTheDelay) {
  const auto delay = [](std::string_view value) {
    return Robots::parse("User-agent: *\nCrawl-delay: " + std::string(value), "strongroom").crawl_delay();
  };
  EXPECT_EQ(delay("2"), milliseconds(2000));
  EXPECT_EQ(delay("0.25"), milliseconds(250));
  EXPECT_EQ(delay("99999999999999999999"), milliseconds(3'600'000));
  EXPECT_EQ(delay("soon"), std::nullopt);
  EXPECT_EQ(delay("-1"), std::nullopt);
  EXPECT_EQ(Robots::parse("Crawl-delay: 2", "strongroom").crawl_delay(), std::nullopt);
}

}  // namespace
}  // namespace strongroom::exchange::capture
