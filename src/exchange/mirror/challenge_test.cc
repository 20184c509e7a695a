// SPDX-License-Identifier: Apache-2.0
#include "exchange/mirror/challenge.h"

#include <gtest/gtest.h>

#include <set>

#include "records/canonical.h"

namespace strongroom::exchange {
namespace {

const std::string kNonce(kNonceBytes, 'n');

TEST(Challenge, TheNonceAloneChooses) {
  const Challenge challenge{kNonce, 1'000'000, 16};
  const auto chosen = chosen_entries(challenge);
  EXPECT_EQ(chosen, chosen_entries(challenge));
  EXPECT_EQ(chosen.size(), 16u);
  EXPECT_NE(chosen, chosen_entries({std::string(kNonceBytes, 'm'), 1'000'000, 16}));
  for (const uint64_t entry : chosen) EXPECT_LT(entry, 1'000'000u);
}

// Frozen: docs/formats/challenge.md.
TEST(Challenge, GoldenChoiceAndAnswer) {
  EXPECT_EQ(chosen_entries({std::string(kNonceBytes, '\0'), 1000, 4}), (std::vector<uint64_t>{747, 250, 806, 95}));
  EXPECT_EQ(challenge_digest(std::string(kNonceBytes, '\0'), "hello").hex(),
            "dddf03f763700157a2fa32d5debb528469e9a04e107f00e1624a6f0e65a31d84");
}

TEST(Challenge, ASmallLogIsAskedForEachEntryOnce) {
  const auto chosen = chosen_entries({kNonce, 3, 16});
  EXPECT_EQ(std::set<uint64_t>(chosen.begin(), chosen.end()).size(), chosen.size());
  EXPECT_LE(chosen.size(), 3u);
  EXPECT_TRUE(chosen_entries({kNonce, 0, 16}).empty());
}

TEST(Challenge, EveryEntryCanBeChosen) {
  std::set<uint64_t> seen;
  for (char c = 'a'; c <= 'z'; ++c) {
    for (const uint64_t entry : chosen_entries({std::string(kNonceBytes, c), 20, 16})) seen.insert(entry);
  }
  EXPECT_EQ(seen.size(), 20u);
}

TEST(Challenge, AnItemAndItsCaptureLeadToTheOriginal) {
  records::ItemRevision revision;
  revision.id = records::ItemId{"2017-10-07-k3v9qd"};
  revision.capture = sha256("page");
  revision.item.lang = "en";
  store::StoredRecord record{{}, {records::RecordKind::Item, revision.id.value, {}, {}}, records::canonical(revision)};
  EXPECT_EQ(original_of(record), sha256("page"));
  revision.capture = {};
  record.canonical = records::canonical(revision);
  EXPECT_EQ(original_of(record), std::nullopt);
  record.canonical = "damaged";
  EXPECT_EQ(original_of(record), std::nullopt);
}

TEST(Challenge, ReadsTheAnswersItPrints) {
  const std::vector<ChallengeAnswer> answers = {
      {5, sha256("a"), challenge_digest(kNonce, "a")}, {7, sha256("b"), {}}, {9, {}, {}}};
  EXPECT_EQ(parse_challenge_answers(print(answers)).value(), answers);
  for (const char* bad : {"", "[]", "{}", "{\"answers\":5}", "{\"answers\":[5]}", "{\"answers\":[{}]}"}) {
    EXPECT_FALSE(parse_challenge_answers(bad)) << bad;
  }
}

}  // namespace
}  // namespace strongroom::exchange
