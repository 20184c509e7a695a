// SPDX-License-Identifier: Apache-2.0
#include "archive/intake_state.h"

#include <gtest/gtest.h>

#include "tests/support/temporary_folder.h"

namespace strongroom::archive {
namespace {

class IntakeStateTest : public testing::Test {
 protected:
  IntakeState open(uint64_t entries = 10) { return {files_, folder_.path(), entries}; }

  test::TemporaryFolder folder_;
  PosixFiles files_;
  Path crawl_ = folder_.write("crawl.warc.gz", "0123456789");
  Path other_ = folder_.write("other.warc.gz", "0123456789");
};

TEST_F(IntakeStateTest, TellsWhereAnInterruptedIntakeWas) {
  IntakeState state = open();
  state.finish(other_);
  state.reached(crawl_, 7);
  state.save(10);
  EXPECT_EQ(open().place_in(crawl_).offset, 7u);
  EXPECT_TRUE(open().place_in(other_).is_done);
  EXPECT_EQ(open().place_in(folder_ / "unknown").offset, 0u);
}

TEST_F(IntakeStateTest, KnowsNothingOfAFileThatChanged) {
  IntakeState state = open();
  state.reached(crawl_, 7);
  state.save(10);
  folder_.write("crawl.warc.gz", "another file");
  EXPECT_EQ(open().place_in(crawl_).offset, 0u);
}

TEST_F(IntakeStateTest, BelievesNothingOfANewerArchive) {
  IntakeState state = open();
  state.reached(crawl_, 7);
  state.save(11);
  EXPECT_EQ(open(10).place_in(crawl_).offset, 0u);
  EXPECT_EQ(open(11).place_in(crawl_).offset, 7u);
}

TEST_F(IntakeStateTest, TakesDamageForNothing) {
  for (const char* text : {"", "{", "[]", R"({"version":1})", R"({"version":2,"entries":0,"files":[]})",
                           R"({"version":1,"entries":0,"files":[{"path":7}]})"}) {
    folder_.write("intake.json", text);
    EXPECT_EQ(open().place_in(crawl_).offset, 0u) << text;
  }
}

TEST_F(IntakeStateTest, IsGoneWhenRemoved) {
  IntakeState state = open();
  state.reached(crawl_, 7);
  state.save(10);
  state.remove();
  EXPECT_FALSE(files_.exists(folder_ / "intake.json"));
}

}  // namespace
}  // namespace strongroom::archive
