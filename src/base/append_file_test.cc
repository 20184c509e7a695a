// SPDX-License-Identifier: Apache-2.0
#include "base/append_file.h"

#include <gtest/gtest.h>

#include "base/fault.h"
#include "base/files.h"
#include "tests/support/temporary_folder.h"

namespace strongroom {
namespace {

std::string bytes_of(const Path& path) { return PosixFiles().read(path).value_or("unreadable"); }

TEST(AppendFile, GrowsAndGoesOnWhereItEnded) {
  const test::TemporaryFolder folder;
  const Path path = folder / "journal";
  {
    AppendFile file = AppendFile::open(path, 0);
    file.append("one ");
    file.append("two");
    file.sync();
    EXPECT_EQ(file.size_bytes(), 7u);
  }
  AppendFile file = AppendFile::open(path, UINT64_MAX);
  file.append(" three");
  EXPECT_EQ(bytes_of(path), "one two three");
}

TEST(AppendFile, CutsWhatACrashLeft) {
  const test::TemporaryFolder folder;
  const Path path = folder.write("journal", "whole\nto");
  AppendFile file = AppendFile::open(path, 6);
  file.append("next\n");
  EXPECT_EQ(bytes_of(path), "whole\nnext\n");
}

TEST(AppendFile, ThrowsWhereNoFileCanBe) {
  const test::TemporaryFolder folder;
  EXPECT_THROW(AppendFile::open(folder / "no folder" / "journal", 0), Fault);
}

}  // namespace
}  // namespace strongroom
