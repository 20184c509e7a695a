// SPDX-License-Identifier: Apache-2.0
#include "base/checksum.h"

#include <gtest/gtest.h>

#include "base/encoding.h"

namespace strongroom {
namespace {

TEST(Checksum, KnowsTheAlgorithmsOfOtherFormatsByTheirNames) {
  EXPECT_EQ(to_hex(checksum("sha1", "abc").value()), "a9993e364706816aba3e25717850c26c9cd0d89d");
  EXPECT_EQ(to_hex(checksum("SHA-1", "abc").value()), "a9993e364706816aba3e25717850c26c9cd0d89d");
  EXPECT_EQ(to_hex(checksum("MD5", "").value()), "d41d8cd98f00b204e9800998ecf8427e");
  EXPECT_EQ(checksum("sha224", "abc")->size(), 28u);
  EXPECT_EQ(checksum("sha512", "abc")->size(), 64u);
}

TEST(Checksum, RefusesOtherNames) {
  EXPECT_FALSE(checksum("crc32", "abc"));
  EXPECT_FALSE(checksum("", "abc"));
}

}  // namespace
}  // namespace strongroom
