// SPDX-License-Identifier: Apache-2.0
#include "base/file_copy.h"

#include <gtest/gtest.h>

#include "tests/support/temporary_folder.h"

namespace strongroom {
namespace {

std::string long_bytes() {
  std::string bytes;
  for (int i = 0; bytes.size() < (3 << 20); ++i) bytes += "line " + std::to_string(i) + "\n";
  return bytes;
}

TEST(FileCopy, IsTheSameBytesAndTellsHowFar) {
  const test::TemporaryFolder folder;
  const std::string bytes = long_bytes();
  const Path from = folder.write("from", bytes);
  const Result<Digest> digest = digest_of_file(from);
  ASSERT_TRUE(digest);
  EXPECT_EQ(*digest, sha256(bytes));
  std::vector<uint64_t> told;
  ASSERT_TRUE(copy_file_durably(from, folder / "to", *digest, [&](uint64_t done) { told.push_back(done); }));
  EXPECT_EQ(PosixFiles().read(folder / "to").value_or(""), bytes);
  EXPECT_GT(told.size(), 2u);
  EXPECT_EQ(told.back(), bytes.size());
}

TEST(FileCopy, LeavesNothingOfAFileThatChanged) {
  const test::TemporaryFolder folder;
  const Path from = folder.write("from", "new bytes");
  const Result<void> copied = copy_file_durably(from, folder / "to", sha256("old bytes"));
  ASSERT_FALSE(copied);
  EXPECT_EQ(copied.error().code, ErrorCode::Mismatch);
  EXPECT_EQ(PosixFiles().list(folder.path()), std::vector<std::string>{"from"});
}

TEST(FileCopy, SaysWhenThereIsNothingToCopy) {
  const test::TemporaryFolder folder;
  EXPECT_EQ(digest_of_file(folder / "none").error().code, ErrorCode::NotFound);
  EXPECT_FALSE(copy_file_durably(folder / "none", folder / "to", sha256("")));
}

}  // namespace
}  // namespace strongroom
