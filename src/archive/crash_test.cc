// SPDX-License-Identifier: Apache-2.0
// Cuts the power at every change that intake makes to the disk, one after the other, until a run passes uncut.
#include <gtest/gtest.h>

#include "archive/audit.h"
#include "archive/layout.h"
#include "archive/signed_log.h"
#include "base/fault.h"
#include "log/checkpoint.h"
#include "log/log_reader.h"
#include "log/tile_reader.h"
#include "tests/support/archive_fixture.h"
#include "tests/support/failing_files.h"
#include "tests/support/press_pages.h"

namespace strongroom::archive {
namespace {

constexpr int more_than_any_run = 1'000'000;

class CrashTest : public test::ArchiveTest {
 protected:
  Surroundings failing(int changes) {
    changes_left_ = std::make_shared<int>(changes);
    Surroundings world = surroundings();
    world.files = std::make_unique<test::FailingFiles>(changes_left_);
    return world;
  }

  bool power_was_cut() const { return *changes_left_ < 0; }

  // Two intakes into a new archive; false when the power was cut. Counts what was acknowledged.
  bool run(int changes) {
    acknowledged_ = 0;
    try {
      Result<Archive> archive = Archive::create(archive_path(), {}, failing(changes));
      if (!archive) archive = Archive::open(archive_path(), Mode::Write, failing(changes));
      if (!archive) return false;
      intake(*archive, 1);
      intake(*archive, 2);
    } catch (const Fault&) {
      EXPECT_TRUE(power_was_cut());
      return false;
    }
    return true;
  }

  void intake(Archive& archive, int page) {
    IntakeOptions options;
    options.threads = 1;
    options.on_progress = [&](const IntakeProgress& progress) {
      if (progress.files_durable > 0) acknowledged_ = page;
    };
    std::vector<test::DumpItem> items;
    for (int day = 1; day <= 3; ++day) {
      items.push_back({std::to_string(day + page * 10) + " May 2019",
                       "Statement " + std::to_string(day + page * 10) + " of the harbour office on the works."});
    }
    take_in(archive, {{"page" + std::to_string(page) + ".txt", test::dump_page(items, page, 2)}}, options);
  }

  // The checkpoint that is on the disk now, when there is an archive.
  std::optional<log::TreeHead> published() const {
    const PosixFiles files;
    const Result<log::VerifierKey> key = read_verifier_key(files, archive_path());
    if (!key) return std::nullopt;
    const Result<std::string> note = files.read(archive_path() / log_folder / checkpoint_file);
    const auto opened =
        note ? log::open_checkpoint(*note, *key) : Result<log::OpenedCheckpoint>(fail(ErrorCode::NotFound, ""));
    return opened ? std::optional(opened->checkpoint.head) : std::nullopt;
  }

  void expect_extends(const Archive& archive, const log::TreeHead& older) const {
    const log::TreeHead newer = *published();
    ASSERT_GE(newer.size, older.size);
    if (older.size.value == 0 || older.size == newer.size) return;
    const log::FolderTiles tiles(archive.files(), archive.folder() / log_folder);
    EXPECT_TRUE(log::prove_consistency(tiles, older, newer));
  }

  std::shared_ptr<int> changes_left_ = std::make_shared<int>(0);
  int acknowledged_ = 0;
};

TEST_F(CrashTest, NothingAcknowledgedIsLostWhereverThePowerIsCut) {
  int cuts = 0;
  for (int changes = 0; changes < more_than_any_run; ++changes) {
    std::filesystem::remove_all(archive_path());
    const bool whole = run(changes);
    const int acknowledged = acknowledged_;
    const std::optional<log::TreeHead> before = published();

    // Afterwards the same commands are given again, with power.
    if (PosixFiles().exists(archive_path() / config_file)) {
      const Archive archive = open(Mode::Write);
      EXPECT_GE(archive.store().item_count(), static_cast<uint64_t>(3 * acknowledged)) << "cut at " << changes;
      EXPECT_TRUE(audit(archive).clean()) << "cut at " << changes << ": " << audit(archive).to_json();
      if (before) expect_extends(archive, *before);
    } else {
      EXPECT_EQ(acknowledged, 0);
    }
    ASSERT_TRUE(run(more_than_any_run)) << "cut at " << changes;
    const Archive archive = open(Mode::Read);
    EXPECT_EQ(archive.store().item_count(), 6u);
    EXPECT_EQ(archive.store().entry_count(), 8u);
    EXPECT_TRUE(audit(archive).clean()) << "cut at " << changes;
    if (whole) break;
    ++cuts;
  }
  EXPECT_GT(cuts, 15);
  RecordProperty("cuts", cuts);
}

}  // namespace
}  // namespace strongroom::archive
