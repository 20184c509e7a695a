// SPDX-License-Identifier: Apache-2.0
#include "archive/archive.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "archive/audit.h"
#include "archive/layout.h"
#include "base/fault.h"
#include "tests/support/archive_fixture.h"
#include "tests/support/press_pages.h"

namespace strongroom::archive {
namespace {

namespace fs = std::filesystem;

class ArchiveOnDisk : public test::ArchiveTest {
 protected:
  void take_in_statement(Archive& archive, const std::string& name) {
    take_in(archive, {{name, test::dump_page({{"7 May 2019", "Statement " + name + " of the harbour office on " +
                                                                 "the works at quay " + name + "."}})}});
  }

  // A copy of a part of the archive, to be put back later.
  void keep_copy(const char* part) const {
    fs::remove_all(folder_.path() / "copy");
    fs::copy(archive_path() / part, folder_.path() / "copy", fs::copy_options::recursive);
  }
  void put_copy_back(const char* part) const {
    fs::remove_all(archive_path() / part);
    fs::copy(folder_.path() / "copy", archive_path() / part, fs::copy_options::recursive);
  }
  void put_database_back() const {
    for (const char* suffix : {"-wal", "-shm"}) fs::remove(archive_path() / (std::string(database_file) + suffix));
    put_copy_back(database_file);
  }
};

TEST_F(ArchiveOnDisk, ANewArchiveIsEmptySignedAndSound) {
  const Archive archive = make();
  EXPECT_EQ(archive.store().entry_count(), 0u);
  EXPECT_TRUE(archive.checkpoint().starts_with("127.0.0.1:8080/log\n0\n"));
  EXPECT_TRUE(archive.verifier_key().starts_with("127.0.0.1:8080/log+"));
  EXPECT_TRUE(audit(archive).clean());
}

TEST_F(ArchiveOnDisk, IsNotMadeAnewWhereItsSettingsAreLost) {
  {
    Archive archive = make();
    take_in_statement(archive, "one");
  }
  fs::remove(archive_path() / config_file);
  EXPECT_FALSE(Archive::was_creation_cut_off(archive_path()));
  const Result<Archive> made = Archive::create(archive_path(), {});
  ASSERT_FALSE(made);
  EXPECT_NE(made.error().message.find("origin = \"127.0.0.1:8080/log\""), std::string::npos) << made.error().message;
  PosixFiles().write_durably(archive_path() / config_file, "origin = \"127.0.0.1:8080/log\"\n");
  EXPECT_TRUE(audit(open(Mode::Read)).clean());
}

TEST_F(ArchiveOnDisk, IsMadeWhereACreationWasCutOff) {
  for (const char* left : {lock_file, database_file, "records.db-journal"}) {
    fs::remove_all(archive_path());
    fs::create_directories(archive_path());
    PosixFiles().write_durably(archive_path() / left, "x");
    EXPECT_TRUE(Archive::was_creation_cut_off(archive_path())) << left;
    EXPECT_TRUE(Archive::create(archive_path(), {})) << left;
  }
  EXPECT_FALSE(Archive::was_creation_cut_off(archive_path()));
}

TEST_F(ArchiveOnDisk, AMirrorThatWasCutOffIsNotTakenForNothing) {
  fs::create_directories(archive_path() / mirror_folder);
  const Result<Archive> opened = Archive::open(archive_path(), Mode::Read);
  ASSERT_FALSE(opened);
  EXPECT_NE(opened.error().message.find("run strongroom mirror again"), std::string::npos) << opened.error().message;
}

TEST_F(ArchiveOnDisk, OnlyTheOwnerMayReadTheKey) {
  const Archive archive = make();
  struct stat status {};
  ASSERT_EQ(::stat((archive_path() / keys_folder / private_key_file).c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777u, 0600u);
}

TEST_F(ArchiveOnDisk, ReadersNeedNoSecret) {
  { Archive archive = make(); }
  fs::remove(archive_path() / keys_folder / private_key_file);
  const Archive archive = open(Mode::Read);
  EXPECT_TRUE(audit(archive).clean());
}

TEST_F(ArchiveOnDisk, AFolderThatIsTakenIsLeftAlone) {
  { const Archive archive = make(); }
  EXPECT_EQ(Archive::create(archive_path(), {}).error().code, ErrorCode::Exists);
  folder_.write("letters/a.txt", "mine");
  EXPECT_EQ(Archive::create(folder_.path() / "letters", {}).error().code, ErrorCode::Exists);
  EXPECT_EQ(fs::exists(folder_.path() / "letters" / config_file), false);
}

TEST_F(ArchiveOnDisk, WhatIsNoArchiveIsSaidToBeNone) {
  const Result<Archive> opened = Archive::open(folder_.path() / "nowhere", Mode::Read);
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code, ErrorCode::NotFound);
  EXPECT_NE(opened.error().message.find("strongroom init"), std::string::npos);
}

TEST_F(ArchiveOnDisk, ASecondWriterIsRefused) {
  const Archive first = make();
  const Result<Archive> second = Archive::open(archive_path(), Mode::Write);
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().code, ErrorCode::Refused);
  EXPECT_TRUE(Archive::open(archive_path(), Mode::Read));
}

TEST_F(ArchiveOnDisk, AnOldDatabaseIsRefusedWithAWayForward) {
  {
    Archive archive = make();
    take_in_statement(archive, "one");
  }
  keep_copy(database_file);
  {
    Archive archive = open(Mode::Write);
    take_in_statement(archive, "two");
  }
  put_database_back();
  const Result<Archive> opened = Archive::open(archive_path(), Mode::Write);
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code, ErrorCode::Refused);
  EXPECT_NE(opened.error().message.find("Put back a records.db with all 4 entries"), std::string::npos)
      << opened.error().message;
  EXPECT_FALSE(audit(open(Mode::Read)).clean());
}

TEST_F(ArchiveOnDisk, AReaderFollowsTheDatabaseThatTakesAnothersPlace) {
  {
    Archive archive = make();
    take_in_statement(archive, "one");
  }
  keep_copy(database_file);
  {
    Archive archive = open(Mode::Write);
    take_in_statement(archive, "two");
  }
  const Archive reader = open(Mode::Read);
  const uint64_t entries = reader.store().entry_count();
  fs::rename(folder_.path() / "copy", archive_path() / database_file);
  EXPECT_LT(reader.store().entry_count(), entries);
  fs::remove(archive_path() / database_file);
  EXPECT_THROW(reader.store().entry_count(), Fault);
}

TEST_F(ArchiveOnDisk, TellsWhetherItIsStillInItsPlace) {
  make();
  const Archive reader = open(Mode::Read);
  EXPECT_TRUE(reader.check_in_place());
  const Path elsewhere = folder_.path() / "elsewhere";
  fs::rename(archive_path(), elsewhere);
  EXPECT_EQ(reader.check_in_place().error().code, ErrorCode::NotFound);
  make();
  EXPECT_EQ(reader.check_in_place().error().code, ErrorCode::Refused);
  fs::remove_all(archive_path());
  fs::rename(elsewhere, archive_path());
  EXPECT_TRUE(reader.check_in_place());
}

TEST_F(ArchiveOnDisk, AnotherDatabaseOfTheSameLengthIsRefused) {
  {
    Archive archive = make();
    take_in_statement(archive, "one");
    Result<Archive> other = Archive::create(folder_.path() / "other", {}, surroundings());
    ASSERT_TRUE(other);
    take_in_statement(*other, "two");
  }
  const std::string signed_before = *PosixFiles().read(archive_path() / log_folder / checkpoint_file);
  fs::copy_file(folder_.path() / "other" / database_file, archive_path() / database_file,
                fs::copy_options::overwrite_existing);
  const Result<Archive> opened = Archive::open(archive_path(), Mode::Write);
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code, ErrorCode::Refused);
  EXPECT_EQ(*PosixFiles().read(archive_path() / log_folder / checkpoint_file), signed_before);
}

TEST_F(ArchiveOnDisk, WithoutAnySignedCheckpointNothingIsSigned) {
  { const Archive archive = make(); }
  fs::remove(archive_path() / keys_folder / last_signed_file);
  fs::remove(archive_path() / log_folder / checkpoint_file);
  const Result<Archive> opened = Archive::open(archive_path(), Mode::Write);
  ASSERT_FALSE(opened);
  EXPECT_NE(opened.error().message.find("put the folder keys/ back"), std::string::npos) << opened.error().message;
}

TEST_F(ArchiveOnDisk, LostOrOldTilesAreMadeAgain) {
  {
    Archive archive = make();
    take_in_statement(archive, "one");
  }
  keep_copy(log_folder);
  {
    Archive archive = open(Mode::Write);
    take_in_statement(archive, "two");
  }
  put_copy_back(log_folder);
  EXPECT_TRUE(audit(open(Mode::Write)).clean());
  fs::remove_all(archive_path() / log_folder);
  EXPECT_TRUE(audit(open(Mode::Write)).clean());
}

TEST_F(ArchiveOnDisk, TheNameOfTheLogCannotChange) {
  { const Archive archive = make(); }
  std::string toml = *PosixFiles().read(archive_path() / config_file);
  const size_t at = toml.find("127.0.0.1:8080/log");
  toml.replace(at, 18, "archive.example.org");
  folder_.write(Path("archive") / config_file, toml);
  const Result<Archive> opened = Archive::open(archive_path(), Mode::Write);
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code, ErrorCode::Refused);
}

}  // namespace
}  // namespace strongroom::archive
