// SPDX-License-Identifier: Apache-2.0
#include "base/ascii.h"

#include <gtest/gtest.h>

namespace strongroom {
namespace {

TEST(Ascii, LowersLettersOfAsciiAlone) { EXPECT_EQ(ascii_lower("ETag: Ü-Zürich [@`{]"), "etag: Ü-zürich [@`{]"); }

TEST(Ascii, ComparesWithoutCase) {
  EXPECT_TRUE(equals_ignoring_case("Content-Type", "content-TYPE"));
  EXPECT_FALSE(equals_ignoring_case("content", "content-type"));
  EXPECT_FALSE(equals_ignoring_case("[", "{"));
}

TEST(Ascii, TrimsBothEnds) {
  EXPECT_EQ(trim(" \t a b\r\n"), "a b");
  EXPECT_EQ(trim("\ta b\n", ascii_blanks), "a b\n");
  EXPECT_EQ(trim("\"'x'\"", "\"'"), "x");
  EXPECT_EQ(trim(" \t\r\n"), "");
  EXPECT_EQ(trim(""), "");
}

}  // namespace
}  // namespace strongroom
