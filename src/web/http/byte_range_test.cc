// SPDX-License-Identifier: Apache-2.0
#include "web/http/byte_range.h"

#include <gtest/gtest.h>

#include <string>

namespace strongroom::web::http {
namespace {

std::string described(std::string_view header, uint64_t size) {
  const ByteRange range = read_range(header, size);
  if (range.kind == ByteRange::Kind::Unsatisfiable) return "416";
  if (range.kind == ByteRange::Kind::Whole) return "whole";
  return std::to_string(range.first) + "-" + std::to_string(range.last);
}

TEST(ByteRange, ReadsOneRange) {
  const struct {
    std::string_view header;
    uint64_t size;
    std::string_view range;
  } cases[] = {
      {"", 100, "whole"},
      {"bytes=0-0", 100, "0-0"},
      {"bytes=0-49", 100, "0-49"},
      {"bytes=50-", 100, "50-99"},
      {"bytes=-10", 100, "90-99"},
      {"bytes=-1000", 100, "0-99"},
      {"bytes=90-1000", 100, "90-99"},
      {"bytes=99-99999999999999999999999", 100, "99-99"},
      {"bytes=100-", 100, "416"},
      {"bytes=99999999999999999999999-", 100, "416"},
      {"bytes=-0", 100, "416"},
      {"bytes=0-", 0, "416"},
      {"bytes=-5", 0, "416"},
      {"bytes=5-4", 100, "whole"},
      {"bytes=-", 100, "whole"},
      {"bytes=", 100, "whole"},
      {"bytes=a-b", 100, "whole"},
      {"bytes=+1-2", 100, "whole"},
      {"bytes=0-1,5-6", 100, "whole"},
      {"items=0-1", 100, "whole"},
  };
  for (const auto& c : cases) EXPECT_EQ(described(c.header, c.size), c.range) << c.header;
}

TEST(ByteRange, APartIsSentOnlyOfWhatTheClientHas) {
  const Timestamp changed{1507730700};
  EXPECT_TRUE(range_applies("", "\"a\"", changed));
  EXPECT_TRUE(range_applies("\"a\"", "\"a\"", changed));
  EXPECT_FALSE(range_applies("\"b\"", "\"a\"", changed));
  EXPECT_FALSE(range_applies("W/\"a\"", "\"a\"", changed));
  EXPECT_TRUE(range_applies("Wed, 11 Oct 2017 14:05:00 GMT", "\"a\"", changed));
  EXPECT_FALSE(range_applies("Wed, 11 Oct 2017 14:05:01 GMT", "\"a\"", changed));
  EXPECT_FALSE(range_applies("Wed, 11 Oct 2017 14:05:00 GMT", "\"a\"", std::nullopt));
}

}  // namespace
}  // namespace strongroom::web::http
