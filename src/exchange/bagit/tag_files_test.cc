// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "base/checksum.h"
#include "base/encoding.h"
#include "exchange/bagit/bag_info.h"
#include "exchange/bagit/declaration.h"
#include "exchange/bagit/fetch_list.h"
#include "exchange/bagit/manifest.h"

namespace strongroom::exchange {
namespace {

constexpr BagVersion kOld{0, 97};
constexpr BagVersion kNew{1, 0};
constexpr size_t kLinesMax = 100;

TEST(Declaration, IsTwoLinesWithAnyLineEnds) {
  for (const std::string_view bytes : {"BagIt-Version: 0.93\r\nTag-File-Character-Encoding: UTF-16\r\n",
                                       "BagIt-Version: 0.93\rTag-File-Character-Encoding: UTF-16",
                                       "BagIt-Version: 0.93\nTag-File-Character-Encoding: UTF-16\n"}) {
    const auto declaration = parse_declaration(bytes);
    ASSERT_TRUE(declaration) << bytes;
    EXPECT_EQ(declaration->version, kOldestBagVersion);
    EXPECT_EQ(declaration->encoding, "UTF-16");
  }
  EXPECT_TRUE(parse_declaration(print(BagDeclaration{})));
}

TEST(Declaration, IsNothingElse) {
  const struct {
    std::string_view bytes;
    ErrorCode code;
  } cases[] = {
      {"", ErrorCode::Malformed},
      {"BagIt-Version: 1.0\n", ErrorCode::Malformed},
      {"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n\n", ErrorCode::Malformed},
      {"\xEF\xBB\xBF"
       "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n",
       ErrorCode::Malformed},
      {"BagIt-Version: .97\nTag-File-Character-Encoding: UTF-8\n", ErrorCode::Malformed},
      {"BagIt-Version: 1.0 \nTag-File-Character-Encoding: UTF-8\n", ErrorCode::Malformed},
      {"BagIt-Version : 1.0\nTag-File-Character-Encoding: UTF-8\n", ErrorCode::Malformed},
      {"BagIt-Version: 1.0\nTag-File-Character-Encoding: \n", ErrorCode::Malformed},
      {"BagIt-Version: 99999999999.0\nTag-File-Character-Encoding: UTF-8\n", ErrorCode::Malformed},
      {"BagIt-Version: 1.1\nTag-File-Character-Encoding: UTF-8\n", ErrorCode::Unsupported},
      {"BagIt-Version: 0.92\nTag-File-Character-Encoding: UTF-8\n", ErrorCode::Unsupported},
  };
  for (const auto& c : cases) {
    const auto declaration = parse_declaration(c.bytes);
    ASSERT_FALSE(declaration) << c.bytes;
    EXPECT_EQ(declaration.error().code, c.code) << c.bytes;
  }
}

TEST(Manifest, ReadsTheFormsThatToolsWrite) {
  const Manifest manifest = parse_manifest("00ff data/a b\r\n00FF\t *data/c\n\n00fF  ./data/d", kOld, kLinesMax);
  EXPECT_TRUE(manifest.faults.empty());
  ASSERT_EQ(manifest.lines.size(), 3u);
  EXPECT_EQ(manifest.lines[0].path.path, "data/a b");
  EXPECT_EQ(manifest.lines[1].digest, manifest.lines[0].digest);
  EXPECT_TRUE(manifest.lines[1].has_asterisk);
  EXPECT_TRUE(manifest.lines[2].path.was_relative);
  EXPECT_EQ(manifest.lines[2].offset, 30u);
}

TEST(Manifest, TellsEachBadLineWithItsPlaceAndReadsTheRest) {
  const Manifest manifest =
      parse_manifest("00ff  data/a\nxyz  data/b\n00ff\n00ff  ../c\n00ff  data/d\n", kNew, kLinesMax);
  ASSERT_EQ(manifest.lines.size(), 2u);
  ASSERT_EQ(manifest.faults.size(), 3u);
  EXPECT_EQ(manifest.faults[0].offset, 13u);
  EXPECT_EQ(manifest.faults[1].code, ErrorCode::Malformed);
  EXPECT_EQ(manifest.faults[2].code, ErrorCode::Refused);
  EXPECT_EQ(parse_manifest("00  a\n00  b\n00  c\n", kNew, 2).faults.back().code, ErrorCode::LimitExceeded);
}

TEST(Manifest, WritesLinesThatItReads) {
  const Manifest manifest = parse_manifest(print_manifest_line("00ff", "data/a%\nb"), kNew, kLinesMax);
  ASSERT_EQ(manifest.lines.size(), 1u);
  EXPECT_EQ(manifest.lines[0].path.path, "data/a%\nb");
}

TEST(Manifest, HasItsAlgorithmInItsName) {
  EXPECT_EQ(manifest_algorithm("manifest-sha512.txt", "manifest-"), "sha512");
  EXPECT_EQ(manifest_algorithm("tagmanifest-md5.txt", "tagmanifest-"), "md5");
  EXPECT_FALSE(manifest_algorithm("tagmanifest-md5.txt", "manifest-"));
  EXPECT_FALSE(manifest_algorithm("manifest-.txt", "manifest-"));
}

TEST(BagInfo, JoinsContinuationsAndKeepsRepeatedLabels) {
  const BagInfo info = parse_bag_info("Contact-Name: A\r\nNote: one\r\n   two\r\ncontact-name : B\r\n", kOld);
  EXPECT_TRUE(info.faults.empty());
  ASSERT_EQ(info.elements.size(), 3u);
  EXPECT_EQ(info.value("NOTE"), "one two");
  EXPECT_EQ(info.value("Contact-Name"), "A");
  EXPECT_EQ(info.elements[2].value, "B");
  EXPECT_FALSE(info.value("Bag-Size"));
}

TEST(BagInfo, TellsLinesThatAreNone) {
  EXPECT_EQ(parse_bag_info("no colon\n: no label\nA: b\n", kOld).faults.size(), 2u);
  EXPECT_EQ(parse_bag_info("A : b\n", kNew).faults.size(), 1u);
}

TEST(BagInfo, WritesWhatItReads) {
  const std::vector<BagInfoElement> elements = {{"A", "one\ntwo", 0}, {"A", "", 0}};
  const BagInfo info = parse_bag_info(print(elements), kNew);
  ASSERT_EQ(info.elements.size(), 2u);
  EXPECT_EQ(info.elements[0].value, "one two");
}

TEST(PayloadOxum, IsTwoNumbers) {
  EXPECT_EQ(parse_oxum("279164409832.1198"), (PayloadOxum{279164409832, 1198}));
  for (const std::string_view text : {"", "1", "1.", ".1", "1.2.3", "-1.2", "a.b", "1 .2"}) {
    EXPECT_FALSE(parse_oxum(text)) << text;
  }
}

TEST(FetchList, ReadsLinesAndRefusesPathsElsewhere) {
  const FetchList list = parse_fetch_list(
      "https://example.org/a - data/a b\r\nhttps://example.org/c 12 data/c\nhttps://example.org/d - ../d\n"
      "https://example.org/e - bag-info.txt\nhttps://example.org/f x data/f\nhttps://example.org/g\n",
      kOld, kLinesMax);
  ASSERT_EQ(list.lines.size(), 2u);
  EXPECT_EQ(list.lines[0].path.path, "data/a b");
  EXPECT_FALSE(list.lines[0].size_bytes);
  EXPECT_EQ(list.lines[1].size_bytes, 12u);
  EXPECT_EQ(list.faults.size(), 4u);
}

}  // namespace
}  // namespace strongroom::exchange
