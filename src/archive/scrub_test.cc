// SPDX-License-Identifier: Apache-2.0
#include "archive/scrub.h"

#include <gtest/gtest.h>

#include "archive/layout.h"
#include "archive/original_check.h"
#include "tests/support/archive_fixture.h"
#include "tests/support/press_pages.h"

namespace strongroom::archive {
namespace {

class ScrubTest : public test::ArchiveTest {
 protected:
  ScrubTest() : archive_(make()) {
    for (int page = 1; page <= 4; ++page) {
      const std::string n = std::to_string(page);
      take_in(archive_, {{"page" + n + ".txt", test::dump_page({{n + " May 2019", "Statement " + n + " on quays."}})}});
    }
    archive_.store().each_capture([&](const records::Capture& capture) { digests_.insert(capture.original); });
  }

  ScrubReport scrub(ScrubOptions options = {}) {
    Result<ScrubReport> report = archive::scrub(archive_, options);
    EXPECT_TRUE(report) << report.error().to_string();
    return std::move(*report);
  }

  Path original(size_t number) const { return original_path(*std::next(digests_.begin(), static_cast<long>(number))); }

  void damage(const Path& file) {
    std::string bytes = *files_.read(archive_path() / file);
    bytes[1] ^= 4;
    files_.write_durably(archive_path() / file, bytes);
  }

  Archive archive_;
  PosixFiles files_;
  std::set<Digest> digests_;
};

TEST_F(ScrubTest, WritesNothingWhereTheArchiveIsNoMore) {
  const Path elsewhere = folder_.path() / "elsewhere";
  std::filesystem::rename(archive_path(), elsewhere);
  EXPECT_EQ(archive::scrub(archive_).error().code, ErrorCode::NotFound);
  EXPECT_FALSE(files_.exists(archive_path()));
}

TEST_F(ScrubTest, AnArchiveThatGoesAwayMeanwhileIsNotDamaged) {
  ScrubOptions options;
  bool moved = false;
  options.on_progress = [&](const ScrubProgress& now) {
    if (moved || now.originals_done < now.originals) return;
    moved = true;
    std::filesystem::rename(archive_path(), folder_.path() / "elsewhere");
  };
  EXPECT_EQ(archive::scrub(archive_, options).error().code, ErrorCode::NotFound);
  EXPECT_TRUE(moved);
  EXPECT_FALSE(files_.exists(archive_path()));
}

TEST_F(ScrubTest, ReportsAndKeepsTheReport) {
  const ScrubReport report = scrub();
  EXPECT_TRUE(report.success());
  EXPECT_EQ(report.originals, 4u);
  const Result<ScrubReport> kept = last_scrub(files_, archive_path());
  ASSERT_TRUE(kept);
  EXPECT_EQ(kept->to_json(), report.to_json());
  EXPECT_FALSE(files_.exists(archive_path() / fixity_folder / scrub_progress_file));
}

TEST_F(ScrubTest, TellsChangedMissingAndUntrackedApart) {
  damage(original(1));
  files_.remove(archive_path() / original(2));
  files_.make_folders(archive_path() / "originals" / "zz");
  files_.write_durably(archive_path() / "originals" / "zz" / "stray", "x");
  const ScrubReport report = scrub();
  ASSERT_EQ(report.changed.size(), 1u);
  EXPECT_EQ(report.changed[0].path, original(1).string());
  ASSERT_EQ(report.missing.size(), 1u);
  EXPECT_EQ(report.missing[0].path, original(2).string());
  ASSERT_EQ(report.untracked.size(), 1u);
  EXPECT_EQ(report.untracked[0].path, "originals/zz/stray");
}

TEST_F(ScrubTest, GoesOnWhereItWasStopped) {
  damage(original(1));  // a damage is noted at once, so the pass is resumed behind it
  struct Stopped {};
  ScrubOptions stopping;
  stopping.on_progress = [](const ScrubProgress& now) {
    if (now.originals_done == 2) throw Stopped();
  };
  EXPECT_THROW(static_cast<void>(archive::scrub(archive_, stopping)), Stopped);

  uint64_t looked_at = 0;
  ScrubOptions resuming;
  resuming.on_progress = [&](const ScrubProgress&) { ++looked_at; };
  const ScrubReport report = scrub(resuming);
  EXPECT_EQ(looked_at, 2u);
  EXPECT_EQ(report.originals, 4u);
  EXPECT_EQ(report.changed.size(), 1u);
}

TEST_F(ScrubTest, BeginsAnewWhenTold) {
  files_.make_folders(archive_path() / fixity_folder);
  files_.write_durably(archive_path() / fixity_folder / scrub_progress_file, "damaged");
  EXPECT_EQ(scrub().originals, 4u);
  ScrubOptions anew;
  anew.unfinished = Unfinished::BeginAnew;
  EXPECT_EQ(scrub(anew).originals, 4u);
}

TEST_F(ScrubTest, TakesItsTime) {
  std::chrono::milliseconds waited{0};
  ScrubOptions slow;
  slow.bytes_per_second = 1000;
  slow.wait = [&](std::chrono::milliseconds time) { waited += time; };
  const ScrubReport report = scrub(slow);
  const auto due = static_cast<int64_t>(report.original_bytes);
  EXPECT_NEAR(static_cast<double>(waited.count()), static_cast<double>(due), 5.0);
}

TEST_F(ScrubTest, OneAtATime) {
  files_.make_folders(archive_path() / fixity_folder);
  const Result<FileLock> other = FileLock::acquire(archive_path() / fixity_folder / lock_file);
  EXPECT_EQ(archive::scrub(archive_).error().code, ErrorCode::Refused);
}

TEST(OriginalCheck, SaysWhatIsWrong) {
  const test::TemporaryFolder folder;
  const Path file = folder.write("a", "hello");
  EXPECT_FALSE(check_original(file, sha256("hello"), 5).error);
  EXPECT_EQ(check_original(file, sha256("hallo"), 5).error->code, ErrorCode::Mismatch);
  EXPECT_EQ(check_original(file, sha256("hello"), 6).error->code, ErrorCode::Mismatch);
  EXPECT_EQ(check_original(folder / "b", sha256("hello"), 5).error->code, ErrorCode::NotFound);
  EXPECT_EQ(check_original(folder.path(), sha256("hello"), 5).error->code, ErrorCode::Mismatch);
}

}  // namespace
}  // namespace strongroom::archive
