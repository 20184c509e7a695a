// SPDX-License-Identifier: Apache-2.0
#include "exchange/bagit/bag_path.h"

#include <gtest/gtest.h>

namespace strongroom::exchange {
namespace {

constexpr BagVersion kOld{0, 97};
constexpr BagVersion kNew{1, 0};

TEST(BagPath, DecodesWhatItsVersionEncodes) {
  const struct {
    std::string_view written;
    BagVersion version;
    std::string_view path;
  } cases[] = {
      {"data/a b.txt", kNew, "data/a b.txt"},   {"data/%7Etest", kNew, "data/%7Etest"},
      {"data/a%0Ab%0dc", kOld, "data/a\nb\rc"}, {"data/100%25", kNew, "data/100%"},
      {"data/100%25", kOld, "data/100%25"},     {"data/dir/~name", kNew, "data/dir/~name"},
      {"data/..name", kNew, "data/..name"},
  };
  for (const auto& c : cases) {
    const auto parsed = parse_bag_path(c.written, c.version);
    ASSERT_TRUE(parsed) << c.written;
    EXPECT_EQ(parsed->path, c.path);
    EXPECT_FALSE(parsed->was_relative);
  }
}

TEST(BagPath, TakesANeedlessDotAway) {
  const auto parsed = parse_bag_path("./data/a", kOld);
  ASSERT_TRUE(parsed);
  EXPECT_EQ(parsed->path, "data/a");
  EXPECT_TRUE(parsed->was_relative);
}

TEST(BagPath, RefusesWhatLeadsOutOfTheBagOnAnySystem) {
  for (const std::string_view written :
       {"/etc/passwd", "../up", "data/../../up", "data\\..\\up", "data/..", "~/file", "~root/file", "C:\\file",
        "c:file", "\\\\server\\share", "%HomeDrive%\\file", "..", "./../x", "%0A/../x"}) {
    const auto parsed = parse_bag_path(written, kNew);
    ASSERT_FALSE(parsed) << written;
    EXPECT_EQ(parsed.error().code, ErrorCode::Refused) << written;
  }
}

TEST(BagPath, RefusesWhatIsNoPath) {
  for (const std::string_view written : {"", "data//a", "data/./a", "data/", ".", "./"}) {
    EXPECT_FALSE(parse_bag_path(written, kNew)) << written;
  }
  EXPECT_FALSE(parse_bag_path(std::string_view("data/a\0b", 8), kNew));
  EXPECT_EQ(parse_bag_path("data/" + std::string(kBagPathBytesMax, 'a'), kNew).error().code, ErrorCode::LimitExceeded);
}

TEST(BagPath, WritesWhatItReads) {
  for (const std::string_view path : {"data/a\r\nb", "data/50%.txt", "data/%25", "data/\xD8\xB9.html"}) {
    EXPECT_EQ(parse_bag_path(print_bag_path(path), kNew)->path, path);
  }
}

}  // namespace
}  // namespace strongroom::exchange
