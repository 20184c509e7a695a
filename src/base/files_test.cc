// SPDX-License-Identifier: Apache-2.0
#include "base/files.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fault.h"
#include "tests/support/temporary_folder.h"

namespace strongroom {
namespace {

class OnDisk : public testing::Test {
 protected:
  test::TemporaryFolder folder;
  PosixFiles files;

  unsigned mode_of(const Path& path) const {
    struct stat status {};
    EXPECT_EQ(::stat(path.c_str(), &status), 0);
    return status.st_mode & 07777u;
  }
};

TEST_F(OnDisk, WhatWasWrittenIsRead) {
  const std::string bytes = std::string("\0\n\xff", 3) + std::string(200'000, 'x');
  files.write_durably(folder / "a", bytes);
  EXPECT_EQ(files.read(folder / "a").value(), bytes);
  files.write_durably(folder / "a", "");
  EXPECT_EQ(files.read(folder / "a").value(), "");
}

TEST_F(OnDisk, LeavesNoTemporaryFile) {
  files.write_durably(folder / "a", "bytes");
  files.write_durably({{folder / "b/c", "1"}, {folder / "b/d/e", "2"}, {folder / "a", "3"}});
  EXPECT_EQ(files.list(folder.path()), std::vector<std::string>({"a", "b"}));
  EXPECT_EQ(files.list(folder / "b"), std::vector<std::string>({"c", "d"}));
  EXPECT_EQ(files.read(folder / "a").value(), "3");
  EXPECT_EQ(files.read(folder / "b/d/e").value(), "2");
}

TEST_F(OnDisk, OverwritesATemporaryFileLeftByACrash) {
  files.write_durably(folder / "a.new", "the longer remains of a crash");
  files.write_durably(folder / "a", "new");
  EXPECT_EQ(files.read(folder / "a").value(), "new");
  EXPECT_FALSE(files.exists(folder / "a.new"));
}

TEST_F(OnDisk, GivesTheRightsAskedFor) {
  files.write_durably(folder / "secret", "key", 0600);
  EXPECT_EQ(mode_of(folder / "secret"), 0600u);
  files.write_durably(folder / "public", "page");
  EXPECT_EQ(mode_of(folder / "public"), 0644u);
}

TEST_F(OnDisk, ReadingWhatIsAbsentIsNoFault) {
  EXPECT_EQ(files.read(folder / "none").error().code, ErrorCode::NotFound);
  EXPECT_EQ(files.read(folder / "none").error().file, (folder / "none").string());
  EXPECT_EQ(files.read(folder.path()).error().code, ErrorCode::NotFound);
  files.write_durably(folder / "a", "");
  EXPECT_EQ(files.read(folder / "a/b").error().code, ErrorCode::NotFound);
  EXPECT_TRUE(files.list(folder / "none").empty());
}

TEST_F(OnDisk, ReadsUpToTheLimit) {
  files.write_durably(folder / "a", "12345");
  EXPECT_TRUE(files.read(folder / "a", 5).has_value());
  EXPECT_EQ(files.read(folder / "a", 4).error().code, ErrorCode::LimitExceeded);
}

TEST_F(OnDisk, AFailedWriteIsAFaultThatNamesTheFile) {
  files.write_durably(folder / "file", "");
  try {
    files.write_durably(folder / "file/below", "bytes");
    FAIL() << "wrote below a file";
  } catch (const Fault& fault) {
    EXPECT_NE(std::string(fault.what()).find("file/below"), std::string::npos) << fault.what();
  }
  EXPECT_EQ(files.read(folder / "file").value(), "");
}

// /dev/full answers every write with ENOSPC.
TEST_F(OnDisk, AFullDiskIsAFaultThatTellsWhatToDo) {
  std::filesystem::create_symlink("/dev/full", folder / "a.new");
  files.write_durably(folder / "b", "before");
  try {
    files.write_durably(folder / "a", "bytes");
    FAIL() << "wrote to a full disk";
  } catch (const Fault& fault) {
    EXPECT_NE(std::string(fault.what()).find("free some space"), std::string::npos) << fault.what();
  }
  EXPECT_FALSE(files.exists(folder / "a"));
}

TEST_F(OnDisk, RemovesFilesAndEmptyFolders) {
  files.write_durably({{folder / "b/c", "1"}});
  EXPECT_THROW(files.remove(folder / "b"), Fault);
  files.remove(folder / "b/c");
  files.remove(folder / "b");
  files.remove(folder / "b");  // gone already
  EXPECT_FALSE(files.exists(folder / "b"));
}

TEST_F(OnDisk, MapsNoLinkThatIsRefused) {
  files.write_durably(folder / "a", "mapped bytes");
  std::filesystem::create_symlink(folder / "a", folder / "link");
  EXPECT_EQ(MappedFile::open(folder / "link").value().bytes(), "mapped bytes");
  EXPECT_EQ(MappedFile::open(folder / "link", Links::Refuse).error().message, "it is a symbolic link, not a file");
  EXPECT_TRUE(MappedFile::open(folder / "a", Links::Refuse));
}

TEST_F(OnDisk, MapsAFile) {
  files.write_durably(folder / "a", "mapped bytes");
  files.write_durably(folder / "empty", "");
  MappedFile mapped = MappedFile::open(folder / "a").value();
  const MappedFile moved = std::move(mapped);
  EXPECT_EQ(moved.bytes(), "mapped bytes");
  EXPECT_EQ(MappedFile::open(folder / "empty").value().bytes(), "");
  EXPECT_EQ(MappedFile::open(folder / "none").error().code, ErrorCode::NotFound);
  EXPECT_EQ(MappedFile::open(folder.path()).error().code, ErrorCode::NotFound);
}

TEST(MappedFile, LiesInMemory) {
  const MappedFile file = MappedFile::in_memory("lies in memory").value();
  EXPECT_EQ(file.bytes(), "lies in memory");
  char bytes[4] = {};
  EXPECT_EQ(::pread(file.descriptor(), bytes, sizeof bytes, 5), 4);
  EXPECT_EQ(std::string_view(bytes, 4), "in m");
  EXPECT_EQ(MappedFile::in_memory("").value().bytes(), "");
}

TEST_F(OnDisk, ALockIsHeldOnceAndGivenBack) {
  {
    const FileLock lock = FileLock::acquire(folder / "lock").value();
    const auto second = FileLock::acquire(folder / "lock");
    ASSERT_FALSE(second.has_value());
    EXPECT_EQ(second.error().code, ErrorCode::Refused);
  }
  EXPECT_TRUE(FileLock::acquire(folder / "lock").has_value());
}

}  // namespace
}  // namespace strongroom
