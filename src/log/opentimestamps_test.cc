// SPDX-License-Identifier: Apache-2.0
#include "log/opentimestamps.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/checksum.h"

namespace strongroom::log {
namespace {

using namespace std::string_literals;

// Writes proofs as their format says.
const std::string kHead = "\x00OpenTimestamps\x00\x00Proof\x00\xbf\x89\xe2\xe8\x84\xe8\x92\x94\x01\x08"s;
const Digest kDigest = sha256("a checkpoint");

std::string with_length(const std::string& bytes) { return std::string(1, static_cast<char>(bytes.size())) + bytes; }
std::string pending(const std::string& calendar) {
  return "\x00\x83\xdf\xe3\x0d\x2e\xf9\x0c\x8e"s + with_length(with_length(calendar));
}
std::string bitcoin(const std::string& height) { return "\x00\x05\x88\x96\x0d\x73\xd7\x19\x01"s + with_length(height); }
std::string proof(const std::string& tree) { return kHead + std::string(kDigest.view()) + tree; }
std::string append(const std::string& bytes) { return "\xf0"s + with_length(bytes); }
std::string prepend(const std::string& bytes) { return "\xf1"s + with_length(bytes); }

std::string header_with_root(const std::string& root) {
  return std::string(36, '\1') + root + "\x00\xca\x9a\x3b"s + std::string(8, '\2');  // time 1,000,000,000
}

TEST(OpenTimestamps, ReadsWhatACalendarPromised) {
  const auto read = parse_ots(proof(append("salt") + "\x08"s + pending("https://calendar.example.org")));
  ASSERT_TRUE(read) << read.error().to_string();
  EXPECT_EQ(read->digest, kDigest);
  ASSERT_EQ(read->attestations.size(), 1u);
  EXPECT_EQ(read->attestations[0].kind, OtsAttestation::Kind::Pending);
  EXPECT_EQ(read->attestations[0].calendar, "https://calendar.example.org");
  EXPECT_EQ(read->attestations[0].message, sha256(std::string(kDigest.view()) + "salt").view());
}

TEST(OpenTimestamps, FollowsEveryBranchAndOperation) {
  const std::string tree = "\xff"s + append("a") + prepend("b") + "\xf2"s + bitcoin("\x01") + "\xff\xf3"s +
                           bitcoin("\xac\x02") + "\x02"s + pending("c.example.org");
  const auto read = parse_ots(proof(tree));
  ASSERT_TRUE(read) << read.error().to_string();
  ASSERT_EQ(read->attestations.size(), 3u);
  std::string turned = "b" + std::string(kDigest.view()) + "a";
  std::reverse(turned.begin(), turned.end());
  EXPECT_EQ(read->attestations[0].message, turned);
  EXPECT_EQ(read->attestations[1].height, 300u);
  EXPECT_EQ(read->attestations[1].message, kDigest.hex());
  EXPECT_EQ(read->attestations[2].message, checksum("sha1", kDigest.view()));
}

TEST(OpenTimestamps, KeepsWhatItDoesNotKnow) {
  const auto read = parse_ots(proof("\xff\x03"s + bitcoin("\x05") + "\x00unknown!\x03xyz"s));
  ASSERT_TRUE(read) << read.error().to_string();
  EXPECT_EQ(read->attestations[0].message, std::nullopt);
  EXPECT_EQ(read->attestations[1].kind, OtsAttestation::Kind::Unknown);
}

TEST(OpenTimestamps, ABlockHeaderGivesTheTime) {
  const std::string root = std::string(sha256(std::string(kDigest.view()) + "salt").view());
  const auto read = parse_ots(proof(append("salt") + "\x08"s + bitcoin("\x07")));
  const auto time = verify_against_block(read->attestations[0], header_with_root(root));
  ASSERT_TRUE(time) << time.error().to_string();
  EXPECT_EQ(time->seconds, 1'000'000'000);
  EXPECT_EQ(verify_against_block(read->attestations[0], header_with_root(std::string(32, '\0'))).error().code,
            ErrorCode::Mismatch);
  EXPECT_EQ(verify_against_block(read->attestations[0], "short").error().code, ErrorCode::Malformed);
  OtsAttestation promised = read->attestations[0];
  promised.kind = OtsAttestation::Kind::Pending;
  EXPECT_EQ(verify_against_block(promised, header_with_root(root)).error().code, ErrorCode::Refused);
}

TEST(OpenTimestamps, RefusesWhatBreaksTheFormat) {
  std::string deep;
  for (int i = 0; i < 300; ++i) deep += "\x08";
  std::string grown;
  for (int i = 0; i < 40; ++i) grown += append(std::string(127, 'x'));
  const std::pair<std::string, ErrorCode> cases[] = {
      {"", ErrorCode::Malformed},
      {"hello", ErrorCode::Malformed},
      {kHead.substr(0, 31) + "\x02", ErrorCode::Unsupported},
      {kHead.substr(0, 32) + "\x02" + std::string(20, 'x'), ErrorCode::Unsupported},
      {proof(""), ErrorCode::Malformed},
      {proof("\x55"), ErrorCode::Malformed},
      {proof(pending("c.example.org") + "x"), ErrorCode::Malformed},
      {proof(pending("c.example.org/?q")), ErrorCode::Malformed},
      {proof(bitcoin("\x05\x06")), ErrorCode::Malformed},
      {proof(append("") + bitcoin("\x05")), ErrorCode::LimitExceeded},
      {proof("\xf0\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01"), ErrorCode::LimitExceeded},
      {proof(deep + bitcoin("\x05")), ErrorCode::LimitExceeded},
      {proof(grown + bitcoin("\x05")), ErrorCode::LimitExceeded},
  };
  for (const auto& [bytes, code] : cases) {
    const auto read = parse_ots(bytes);
    ASSERT_FALSE(read) << bytes;
    EXPECT_EQ(read.error().code, code) << read.error().to_string();
  }
}

TEST(OpenTimestamps, NoCutProofIsWhole) {
  const std::string whole = proof("\xff"s + append("salt") + bitcoin("\x07") + "\x08"s + pending("c.example.org"));
  ASSERT_TRUE(parse_ots(whole));
  for (size_t size = 0; size < whole.size(); ++size) EXPECT_FALSE(parse_ots(whole.substr(0, size))) << size;
}

}  // namespace
}  // namespace strongroom::log
