// SPDX-License-Identifier: Apache-2.0
#include "archive/backup.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "archive/layout.h"
#include "archive/rebuild.h"
#include "archive/restore.h"
#include "archive/timestamps.h"
#include "base/fault.h"
#include "store/embedded/connection.h"
#include "tests/support/archive_fixture.h"
#include "tests/support/failing_files.h"
#include "tests/support/press_pages.h"

namespace strongroom::archive {
namespace {

class BackupTest : public test::ArchiveTest {
 protected:
  BackupTest() : archive_(make()) { grow(); }

  Path backup_path() const { return folder_.path() / "backup"; }
  Path restored_path() const { return folder_.path() / "restored"; }

  // Another page with two items.
  void grow() {
    ++pages_;
    const std::string n = std::to_string(pages_);
    take_in(archive_,
            {{"page" + n + ".txt",
              test::dump_page({{n + " May 2019", "Statement " + n + " of the harbour office on its quays."},
                               {n + " June 2019", "Statement " + n + " of the ferry company on its ships."}})}});
  }

  BackupReport back_up(PrivateFiles private_files = PrivateFiles::LeaveOut) {
    BackupOptions options;
    options.private_files = private_files;
    Result<BackupReport> report = archive::back_up(archive_, backup_path(), options);
    EXPECT_TRUE(report) << report.error().to_string();
    return std::move(*report);
  }

  Result<RestoreReport> restore(RestoreOptions options = {}) {
    return archive::restore(files_, backup_path(), restored_path(), options);
  }

  std::string text(const Path& file) const { return files_.read(file).value(); }

  Path original_in(const Path& folder) const {
    std::optional<Digest> digest;
    archive_.store().each_capture([&](const records::Capture& capture) { digest = capture.original; });
    return folder / original_path(*digest);
  }

  Archive archive_;
  PosixFiles files_;
  int pages_ = 0;
};

TEST_F(BackupTest, HoldsEverythingButThePrivateKey) {
  const BackupReport report = back_up();
  EXPECT_TRUE(report.clean()) << report.to_json();
  EXPECT_EQ(report.audit.entries, archive_.store().entry_count());
  EXPECT_EQ(report.originals_copied, 1u);
  EXPECT_FALSE(files_.exists(backup_path() / keys_folder / private_key_file));
  EXPECT_FALSE(files_.exists(backup_path() / "records.db-wal"));
}

TEST_F(BackupTest, ThePrivateKeyComesOnlyWhenAskedForAndStaysPrivate) {
  EXPECT_TRUE(back_up(PrivateFiles::Include).clean());
  struct stat status {};
  ASSERT_EQ(::stat((backup_path() / keys_folder / private_key_file).c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0600u);
}

TEST_F(BackupTest, ARunThatIsNotAskedForThePrivateKeyTakesItOut) {
  EXPECT_TRUE(back_up(PrivateFiles::Include).with_private_keys);
  // As after a copy through a disk that knows no rights.
  ASSERT_EQ(::chmod((archive_path() / keys_folder / private_key_file).c_str(), 0644), 0);
  EXPECT_FALSE(back_up().with_private_keys);
  EXPECT_FALSE(files_.exists(backup_path() / keys_folder / private_key_file));
}

TEST_F(BackupTest, TheNextRunCopiesWhatIsNew) {
  back_up();
  grow();
  const BackupReport second = back_up();
  EXPECT_TRUE(second.clean());
  EXPECT_EQ(second.originals_copied, 1u);
  EXPECT_EQ(second.audit.originals, 2u);
  EXPECT_EQ(back_up().originals_copied, 0u);
}

TEST_F(BackupTest, MendsWhatRottedInTheBackup) {
  back_up();
  const Path rotten = original_in(backup_path());
  std::string bytes = text(rotten);
  bytes[3] ^= 1;
  files_.write_durably(rotten, bytes);
  const BackupReport report = back_up();
  EXPECT_TRUE(report.clean()) << report.to_json();
  EXPECT_EQ(report.originals_replaced, 1u);
}

TEST_F(BackupTest, NeverCopiesADamagedOriginal) {
  const Path damaged = original_in(archive_path());
  std::string bytes = text(damaged);
  bytes[3] ^= 1;
  files_.write_durably(damaged, bytes);
  const BackupReport report = back_up();
  ASSERT_EQ(report.not_copied.size(), 1u);
  EXPECT_EQ(report.not_copied.front().file, damaged.string());
  EXPECT_FALSE(files_.exists(original_in(backup_path())));
}

TEST_F(BackupTest, RemovesWhatTheArchiveErased) {
  back_up();
  const Path gone = backup_path() / original_path(sha256("erased"));
  files_.make_folders(gone.parent_path());
  files_.write_durably(gone, "erased");
  EXPECT_EQ(back_up().originals_removed, 1u);
  EXPECT_FALSE(files_.exists(gone));
}

TEST_F(BackupTest, IsReadAsItIsAndNeverAddedTo) {
  back_up(PrivateFiles::Include);
  EXPECT_TRUE(Archive::open(backup_path(), Mode::Read));
  EXPECT_EQ(Archive::open(backup_path(), Mode::Write).error().code, ErrorCode::Refused);
}

TEST_F(BackupTest, LeavesOtherFoldersAlone) {
  folder_.write("backup/letter.txt", "mine");
  EXPECT_EQ(archive::back_up(archive_, backup_path()).error().code, ErrorCode::Exists);
  EXPECT_EQ(archive::back_up(archive_, archive_path() / "backup").error().code, ErrorCode::Usage);
}

TEST_F(BackupTest, OtherFilesOfTheFolderComeToo) {
  files_.make_folders(archive_path() / "theme");
  files_.write_durably(archive_path() / "theme" / "site.css", "body{}");
  files_.make_folders(archive_path() / fixity_folder);
  files_.write_durably(archive_path() / fixity_folder / lock_file, "");
  back_up();
  EXPECT_EQ(text(backup_path() / "theme" / "site.css"), "body{}");
  EXPECT_FALSE(files_.exists(backup_path() / fixity_folder / lock_file)) << "of a running process";
}

TEST_F(BackupTest, CutOffAnywhereItIsTheOldOneOrTheNewOne) {
  back_up();
  const uint64_t before = archive_.store().entry_count();
  grow();
  for (int changes = 0;; ++changes) {
    ASSERT_LT(changes, 1000);
    auto left = std::make_shared<int>(changes);
    Surroundings failing = surroundings();
    failing.files = std::make_unique<test::FailingFiles>(left);
    const Result<Archive> source = Archive::open(archive_path(), Mode::Read, std::move(failing));
    ASSERT_TRUE(source);
    bool whole = true;
    try {
      whole = archive::back_up(*source, backup_path()).has_value();
    } catch (const Fault&) {
      whole = false;
    }
    const Result<Archive> backup = Archive::open(backup_path(), Mode::Read);
    ASSERT_TRUE(backup) << changes;
    EXPECT_TRUE(audit(*backup).clean()) << changes << audit(*backup).to_json();
    const uint64_t entries = backup->store().entry_count();
    EXPECT_TRUE(entries == before || entries == archive_.store().entry_count()) << changes;
    if (whole && *left >= 0) break;
  }
}

TEST_F(BackupTest, RestoredWithoutTheNewestCheckpointItCanBeReadOnly) {
  back_up(PrivateFiles::Include);
  const Result<RestoreReport> restored = restore();
  ASSERT_TRUE(restored) << restored.error().to_string();
  EXPECT_TRUE(restored->clean());
  EXPECT_FALSE(restored->can_add);
  EXPECT_FALSE(files_.exists(restored_path() / keys_folder / private_key_file));
}

TEST_F(BackupTest, RestoringThatWasCutOffIsBegunAnew) {
  back_up(PrivateFiles::Include);
  RestoreOptions with_key;
  with_key.newest_checkpoint = archive_.checkpoint();
  for (int changes = 0;; ++changes) {
    ASSERT_LT(changes, 1000);
    std::filesystem::remove_all(restored_path());
    auto left = std::make_shared<int>(changes);
    test::FailingFiles failing(left);
    try {
      static_cast<void>(archive::restore(failing, backup_path(), restored_path(), with_key));
    } catch (const Fault&) {
      // The power is gone.
    }
    if (files_.exists(restored_path() / config_file)) {
      EXPECT_TRUE(audit(*Archive::open(restored_path(), Mode::Read)).clean()) << changes;
      EXPECT_EQ(restore().error().code, ErrorCode::Exists) << changes;
      if (*left >= 0) break;
      continue;
    }
    EXPECT_FALSE(Archive::open(restored_path(), Mode::Read)) << changes;
    const Result<RestoreReport> anew = restore();
    ASSERT_TRUE(anew) << changes << anew.error().to_string();
    EXPECT_TRUE(anew->clean()) << changes << anew->to_json();
    EXPECT_FALSE(files_.exists(restored_path() / keys_folder / private_key_file)) << changes;
    EXPECT_FALSE(files_.exists(restored_path() / restore_file)) << changes;
  }
}

TEST_F(BackupTest, AMarkThatIsHalfWrittenIsOursToo) {
  for (const auto& [folder, mark] : {std::pair{backup_path(), backup_file}, {restored_path(), restore_file}}) {
    files_.make_folders(folder);
    files_.write_durably(folder / (std::string(mark) + ".new"), "{");
  }
  back_up();
  EXPECT_TRUE(restore());
}

TEST_F(BackupTest, APartOfAnArchiveSaysWhatItIs) {
  files_.make_folders(restored_path());
  for (const auto& [mark, command] :
       {std::pair{restore_file, "strongroom restore"}, {backup_file, "strongroom backup"}}) {
    files_.write_durably(restored_path() / mark, "{}\n");
    for (const Result<Archive>& opened :
         {Archive::open(restored_path(), Mode::Read), Archive::create(restored_path(), {})}) {
      ASSERT_FALSE(opened);
      EXPECT_NE(opened.error().message.find(command), std::string::npos) << opened.error().message;
    }
    files_.remove(restored_path() / mark);
  }
}

TEST_F(BackupTest, RestoredWithTheNewestCheckpointItGoesOn) {
  back_up();
  RestoreOptions options;
  options.newest_checkpoint = archive_.checkpoint();
  options.key_file = archive_path() / keys_folder / private_key_file;
  const Result<RestoreReport> restored = restore(options);
  ASSERT_TRUE(restored) << restored.error().to_string();
  EXPECT_TRUE(restored->can_add);
  EXPECT_TRUE(restored->clean()) << restored->to_json();
  EXPECT_TRUE(Archive::open(restored_path(), Mode::Write));
}

TEST_F(BackupTest, AnOlderBackupThanTheLogIsRefusedWithAWayForward) {
  back_up(PrivateFiles::Include);
  grow();
  RestoreOptions options;
  options.newest_checkpoint = archive_.checkpoint();
  const Result<RestoreReport> refused = restore(options);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::Refused);
  EXPECT_NE(refused.error().message.find("--new-origin"), std::string::npos);
  EXPECT_FALSE(files_.exists(restored_path()));
}

TEST_F(BackupTest, ANewLogKeepsTheRecordsAndTheOldLogsWord) {
  ASSERT_TRUE(keep_stamps(archive_, *stampable_checkpoint(archive_)));
  back_up();
  grow();
  RestoreOptions options;
  options.newest_checkpoint = archive_.checkpoint();
  options.new_origin = "harbour.example.org/log-2";
  const Result<RestoreReport> restored = restore(options);
  ASSERT_TRUE(restored) << restored.error().to_string();
  EXPECT_TRUE(restored->clean()) << restored->to_json();
  EXPECT_EQ(restored->origin, "harbour.example.org/log-2");
  const std::vector<std::string> keys = files_.list(restored_path() / keys_folder);
  ASSERT_EQ(keys.size(), 6u);
  EXPECT_TRUE(keys[0].starts_with("former-"));
  EXPECT_TRUE(keys[1].ends_with(".timestamps"));
  EXPECT_EQ(text(restored_path() / keys_folder / keys[0]), archive_.checkpoint());
}

TEST_F(BackupTest, ABackupOfAnOlderVersionIsBroughtUpToDateAndRestored) {
  back_up();
  store::embedded::Connection::open(backup_path() / database_file, store::embedded::Access::Write)
      ->execute("PRAGMA user_version=6");
  EXPECT_EQ(restore().error().code, ErrorCode::Refused);
  EXPECT_TRUE(is_only_read(files_, backup_path()));
  EXPECT_FALSE(is_only_read(files_, archive_path()));
  EXPECT_EQ(rebuild_database(backup_path()).value(), archive_.store().entry_count());
  const Result<RestoreReport> restored = restore();
  ASSERT_TRUE(restored) << restored.error().to_string();
  EXPECT_TRUE(restored->clean());
}

TEST_F(BackupTest, ANameThatIsNoneIsRefusedBeforeAnythingIsWritten) {
  back_up();
  RestoreOptions options;
  options.new_origin = "my log";
  EXPECT_EQ(restore(options).error().code, ErrorCode::Usage);
  EXPECT_FALSE(files_.exists(restored_path()));
}

TEST_F(BackupTest, AnotherLogsKeyOrCheckpointIsRefused) {
  back_up();
  const Result<Archive> other = Archive::create(folder_.path() / "other", {});
  RestoreOptions options;
  options.newest_checkpoint = other->checkpoint();
  EXPECT_EQ(restore(options).error().code, ErrorCode::Usage);
  options.newest_checkpoint = archive_.checkpoint();
  options.key_file = folder_.path() / "other" / keys_folder / private_key_file;
  EXPECT_EQ(restore(options).error().code, ErrorCode::Mismatch);
}

}  // namespace
}  // namespace strongroom::archive
