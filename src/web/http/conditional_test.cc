// SPDX-License-Identifier: Apache-2.0
#include "web/http/conditional.h"

#include <gtest/gtest.h>

namespace strongroom::web::http {
namespace {

TEST(HttpDate, ReadsTheThreeForms) {
  const Timestamp moment{1507730700};  // 2017-10-11T14:05:00Z
  EXPECT_EQ(moment.rfc3339(), "2017-10-11T14:05:00Z");
  EXPECT_EQ(parse_http_date("Wed, 11 Oct 2017 14:05:00 GMT"), moment);
  EXPECT_EQ(parse_http_date("Wednesday, 11-Oct-17 14:05:00 GMT"), moment);
  EXPECT_EQ(parse_http_date("Wed Oct 11 14:05:00 2017"), moment);
  EXPECT_EQ(parse_http_date("Sun Nov  6 08:49:37 1994"), Timestamp{784111777});
  EXPECT_EQ(parse_http_date("Sunday, 06-Nov-94 08:49:37 GMT"), Timestamp{784111777});
}

TEST(HttpDate, RefusesEverythingElse) {
  for (const std::string_view text :
       {"", "0", "Wed", "2017-10-11", "Wed, 11 Oct 2017 14:05:00", "Wed, 11 Oct 2017 14:05:00 +0000",
        "Wed, 31 Feb 2017 14:05:00 GMT", "Wed, 11 Okt 2017 14:05:00 GMT", "Wed, 11 Oct 2017 24:05:00 GMT",
        "Wed, 11 Oct 2017 14:65:00 GMT", "Wed, 1 Oct 2017 14:05:00 GMT", "W, 11-Oct-17 14:05:00 GMT",
        "Wed, 11 Oct 0000 14:05:00 GMT", ","}) {
    EXPECT_FALSE(parse_http_date(text)) << text;
  }
}

constexpr std::string_view kEtag = "\"abc\"";
const Timestamp kChanged{1507730700};

TEST(Conditional, ComparesEntityTags) {
  const struct {
    std::string_view if_none_match;
    bool not_modified;
  } cases[] = {
      {"\"abc\"", true},
      {"W/\"abc\"", true},
      {"*", true},
      {"\"x\", \"abc\"", true},
      {"\"x\",W/\"abc\",\"y\"", true},
      {"\"abc-br\"", false},
      {"\"ab\"", false},
      {"abc", false},
      {"\"abc", false},
      {"\"x\"abc\"", false},
      {"", false},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(is_not_modified(c.if_none_match, "", kEtag, kChanged), c.not_modified) << c.if_none_match;
  }
}

TEST(Conditional, ComparesDates) {
  const auto at = [](std::string_view since) { return is_not_modified("", since, kEtag, kChanged); };
  EXPECT_TRUE(at("Wed, 11 Oct 2017 14:05:00 GMT"));
  EXPECT_TRUE(at("Wed, 11 Oct 2017 14:05:01 GMT"));
  EXPECT_FALSE(at("Wed, 11 Oct 2017 14:04:59 GMT"));
  EXPECT_FALSE(at("yesterday"));
  EXPECT_FALSE(is_not_modified("", "Wed, 11 Oct 2017 14:05:00 GMT", kEtag, std::nullopt));
}

TEST(Conditional, EntityTagsDecideAlone) {
  EXPECT_FALSE(is_not_modified("\"other\"", "Wed, 11 Oct 2017 14:05:00 GMT", kEtag, kChanged));
}

}  // namespace
}  // namespace strongroom::web::http
