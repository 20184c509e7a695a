// SPDX-License-Identifier: Apache-2.0
#include "exchange/capture/journal.h"

#include <gtest/gtest.h>

#include "exchange/capture/journal_lines.h"
#include "tests/support/temporary_folder.h"

namespace strongroom::exchange::capture {
namespace {

KnownPage page_at(const std::string& url, uint64_t round = 0) {
  KnownPage page;
  page.url = url;
  page.kind = PageKind::Listing;
  page.seed = "http://press.example/";
  page.via = "http://press.example/";
  page.round = round;
  page.status = round == 0 ? 0 : 200;
  if (round != 0) page.last = LastPage{{7}, "\"e\"", "Wed", "<urn:uuid:1>", "sha256:2", "3"};
  return page;
}

class OnDisk : public testing::Test {
 protected:
  Journal open() {
    Result<Journal> journal = Journal::open(files_, folder_ / "capture");
    if (!journal) throw std::runtime_error(journal.error().to_string());
    return std::move(*journal);
  }
  std::string bytes() { return files_.read(folder_ / "capture/journal.jsonl").value_or(""); }

  test::TemporaryFolder folder_;
  PosixFiles files_;
};

TEST_F(OnDisk, SurvivesBeingOpenedAgain) {
  {
    Journal journal = open();
    EXPECT_EQ(journal.round(), 0u);
    journal.begin_round();
    journal.begin_spool("a.warc.gz");
    journal.put(page_at("http://press.example/2"));
    journal.put(page_at("http://press.example/", 1), 512);
  }
  const Journal journal = open();
  EXPECT_EQ(journal.round(), 1u);
  EXPECT_TRUE(journal.is_unfinished());
  EXPECT_EQ(journal.spool(), "a.warc.gz");
  EXPECT_EQ(journal.spool_bytes(), 512u);
  ASSERT_EQ(journal.pages().size(), 2u);
  EXPECT_EQ(*journal.find("http://press.example/"), page_at("http://press.example/", 1));
  EXPECT_EQ(journal.find("http://press.example/3"), nullptr);
}

TEST_F(OnDisk, FinishesRoundsAndSpools) {
  {
    Journal journal = open();
    journal.begin_round();
    journal.begin_spool("a.warc.gz");
    journal.finish_spool();
    journal.finish_round();
  }
  Journal journal = open();
  EXPECT_FALSE(journal.is_unfinished());
  EXPECT_EQ(journal.spool(), "");
  journal.begin_round();
  EXPECT_EQ(journal.round(), 2u);
}

TEST_F(OnDisk, ForgetsALineThatACrashCut) {
  {
    Journal journal = open();
    journal.put(page_at("http://press.example/"));
    journal.put(page_at("http://press.example/2"));
  }
  const std::string whole = bytes();
  folder_.write("capture/journal.jsonl", whole.substr(0, whole.size() - 5));
  {
    Journal journal = open();
    EXPECT_EQ(journal.pages().size(), 1u);
    journal.put(page_at("http://press.example/2"));
  }
  EXPECT_EQ(bytes(), whole);
}

TEST_F(OnDisk, NamesThePlaceOfDamage) {
  folder_.write("capture/journal.jsonl", "{\"spool\":\"\",\"bytes\":0}\nnothing of ours\n");
  const Result<Journal> journal = Journal::open(files_, folder_ / "capture");
  ASSERT_FALSE(journal);
  EXPECT_EQ(journal.error().offset, 23u);
}

TEST_F(OnDisk, KeepsOnlyTheLastWordWhenARoundBegins) {
  Journal journal = open();
  for (uint64_t i = 1; i < 50; ++i) journal.put(page_at("http://press.example/", i), i);
  journal.begin_round();
  EXPECT_LT(bytes().size(), 1000u);
  EXPECT_EQ(open().find("http://press.example/")->round, 49u);
}

TEST(JournalLine, HasGoldenBytes) {
  EXPECT_EQ(to_line({JournalLine::Round{3, false}, {}, {}, {}}), R"({"version":1,"round":3,"finished":false})");
  EXPECT_EQ(to_line({{}, JournalLine::Spool{"a.warc.gz", 7}, {}, {}}), R"({"spool":"a.warc.gz","bytes":7})");
  EXPECT_EQ(
      to_line({{}, {}, page_at("http://press.example/2", 4), 512}),
      R"({"page":{"url":"http://press.example/2","kind":"listing","seed":"http://press.example/",)"
      R"("via":"http://press.example/","hops":0,"round":4,"asked":0,"status":200,"gone":"",)"
      R"("last":{"at":7,"etag":"\"e\"","modified":"Wed","record":"<urn:uuid:1>","payload":"sha256:2","body":"3"}},)"
      R"("spool_bytes":512})");
}

TEST(JournalLine, RefusesWhatItWouldNotWrite) {
  for (const char* line : {"", "{}", "[]", "7", R"({"round":1})", R"({"version":2,"round":1,"finished":true})",
                           R"({"spool":7,"bytes":0})", R"({"page":{"url":"http://a.example/"}})"}) {
    EXPECT_FALSE(parse_line(line)) << line;
  }
}

}  // namespace
}  // namespace strongroom::exchange::capture
