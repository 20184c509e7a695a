// SPDX-License-Identifier: Apache-2.0
#include "records/entry.h"

#include <gtest/gtest.h>

namespace strongroom::records {
namespace {

TEST(Entry, OfWhatIsNotPublicIsACommitmentAndNothingElse) {
  const Entry entry{RecordKind::Item, "2017-10-07-k3v9qd", Revision(2), Digest{}, true};
  EXPECT_EQ(canonical(entry), "{\"commitment\":\"" + std::string(64, '0') + "\"}");
}

TEST(Entry, ReadsACommitmentBack) {
  const std::string bytes = "{\"commitment\":\"" + std::string(64, 'a') + "\"}";
  const auto entry = parse_entry(bytes);
  ASSERT_TRUE(entry);
  EXPECT_TRUE(entry->salted);
  EXPECT_EQ(entry->digest.hex(), std::string(64, 'a'));
  EXPECT_EQ(canonical(*entry), bytes);
}

TEST(Entry, RefusesACommitmentThatSaysMore) {
  const std::string digits(64, 'a');
  EXPECT_FALSE(parse_entry("{\"commitment\":\"" + digits + "\",\"kind\":\"item\"}"));
  EXPECT_FALSE(parse_entry("{\"commitment\":\"" + digits.substr(1) + "\"}"));
  EXPECT_FALSE(parse_entry("{\"commitment\":1}"));
}

TEST(Entry, CommitsToTheSaltFollowedByTheBytes) {
  const Salt salt(std::string(salt_size_bytes, '\x07'));
  EXPECT_EQ(commit_to("record", salt), sha256(salt.value + "record"));
  EXPECT_EQ(commit_to("record", std::nullopt), sha256("record"));
}

TEST(Entry, SaltsAreLongAndNeverTheSame) {
  EXPECT_EQ(make_salt().value.size(), 32u);
  EXPECT_NE(make_salt(), make_salt());
}

}  // namespace
}  // namespace strongroom::records
