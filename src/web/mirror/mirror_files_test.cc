// SPDX-License-Identifier: Apache-2.0
#include "web/mirror/mirror_files.h"

#include <gtest/gtest.h>

#include <thread>

#include "exchange/mirror/challenge.h"
#include "exchange/mirror/record_line.h"
#include "tests/support/small_site.h"
#include "web/mirror/challenge_gate.h"

namespace strongroom::web {
namespace {

class MirrorFilesTest : public testing::Test {
 protected:
  uint64_t entries() { return site_.archive().archive().store().entry_count(); }
  test::SmallSite site_;
};

TEST_F(MirrorFilesTest, RecordsAreTheBytesThatTheEntriesCommitTo) {
  const Response response = site_.get("/mirror/records?from=0&count=256");
  ASSERT_EQ(response.status, 200u) << response.body;
  const auto lines = exchange::parse_record_lines(response.body);
  ASSERT_TRUE(lines) << lines.error().to_string();
  ASSERT_EQ(lines->size(), entries());
  const auto stored = site_.archive().archive().store().entries(records::EntryIndex{0}, 256);
  for (size_t i = 0; i < lines->size(); ++i) {
    EXPECT_EQ((*lines)[i].entry, i);
    EXPECT_EQ((*lines)[i].record, stored[i].canonical);
  }
}

TEST_F(MirrorFilesTest, RecordsComeInPieces) {
  EXPECT_EQ(exchange::parse_record_lines(site_.get("/mirror/records?from=1&count=2").body).value().size(), 2u);
  EXPECT_EQ(site_.get("/mirror/records?from=" + std::to_string(entries()) + "&count=1").status, 404u);
  for (const char* query :
       {"", "?from=0", "?count=1", "?from=0&count=0", "?from=0&count=257", "?from=-1&count=1", "?from=x&count=1"}) {
    EXPECT_EQ(site_.get("/mirror/records" + std::string(query)).status, 400u) << query;
  }
}

TEST_F(MirrorFilesTest, SettingsAreThePublishersAndNotTheOperators) {
  const Response response = site_.get("/mirror/settings");
  const auto settings = archive::Config::parse(response.body);
  ASSERT_TRUE(settings) << settings.error().to_string();
  EXPECT_EQ(settings->origin, site_.archive().archive().config().log_origin());
  EXPECT_EQ(settings->base_url, archive::Config().base_url);
}

TEST_F(MirrorFilesTest, AChallengeIsAnsweredOverTheBytes) {
  const std::string nonce(exchange::kNonceBytes, '\x11');
  const std::string query =
      "/mirror/challenge?nonce=" + std::string(64, '1') + "&size=" + std::to_string(entries()) + "&count=4";
  const auto answers = exchange::parse_challenge_answers(site_.get(query).body);
  ASSERT_TRUE(answers) << answers.error().to_string();
  ASSERT_EQ(answers->size(), exchange::chosen_entries({nonce, entries(), 4}).size());
  for (const auto& answer : *answers) {
    EXPECT_EQ(answer.original, sha256(test::SmallArchive::original_bytes));
    EXPECT_EQ(answer.answer, exchange::challenge_digest(nonce, test::SmallArchive::original_bytes));
  }
}

TEST_F(MirrorFilesTest, AChallengeHasItsForm) {
  const std::string nonce(64, 'a');
  const std::vector<std::string> queries = {"", "?nonce=aa&size=1&count=1", "?nonce=" + nonce + "&size=1&count=17",
                                            "?nonce=" + nonce + "&size=1&count=0", "?nonce=" + nonce + "&count=1"};
  for (const std::string& query : queries) {
    EXPECT_EQ(site_.get("/mirror/challenge" + query).status, 400u) << query;
  }
  EXPECT_EQ(site_.get("/mirror/challenge?nonce=" + nonce + "&size=999&count=1").status, 409u);
}

TEST(ChallengeGate, LetsOneInAtATimeAndSoManyAMinute) {
  const ChallengeGate gate(2);
  const auto now = ChallengeGate::Clock::now();
  {
    const auto first = gate.enter(now);
    EXPECT_TRUE(first);
    // As another request would, on its own thread.
    std::thread([&] { EXPECT_FALSE(gate.enter(now + std::chrono::seconds(61))); }).join();
  }
  EXPECT_TRUE(gate.enter(now + std::chrono::seconds(1)));
  EXPECT_FALSE(gate.enter(now + std::chrono::seconds(59)));
  EXPECT_TRUE(gate.enter(now + std::chrono::seconds(60)));
}

}  // namespace
}  // namespace strongroom::web
