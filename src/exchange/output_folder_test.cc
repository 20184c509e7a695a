// SPDX-License-Identifier: Apache-2.0
#include "exchange/output_folder.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "tests/support/temporary_folder.h"

namespace strongroom::exchange {
namespace {

namespace fs = std::filesystem;

size_t entries_of(const Path& folder) {
  return static_cast<size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

class OutputFolderTest : public testing::Test {
 protected:
  Path target() const { return folder_ / "package"; }
  test::TemporaryFolder folder_;
};

TEST_F(OutputFolderTest, IsNotThereBeforeItIsWhole) {
  auto output = OutputFolder::create(target());
  ASSERT_TRUE(output);
  output->write("a/b.txt", "one");
  output->append("list", "x");
  output->append("list", "y");
  EXPECT_EQ(output->read("list")->bytes(), "xy");
  EXPECT_FALSE(fs::exists(target()));
  output->publish();
  EXPECT_EQ(*PosixFiles().read(target() / "a/b.txt"), "one");
  EXPECT_EQ(*PosixFiles().read(target() / "list"), "xy");
}

TEST_F(OutputFolderTest, LeavesNothingBehind) {
  { ASSERT_TRUE(OutputFolder::create(target())); }
  EXPECT_EQ(entries_of(folder_.path()), 0u);
  {
    auto output = OutputFolder::create(target());
    ASSERT_TRUE(output);
    output->publish();
  }
  EXPECT_EQ(entries_of(folder_.path()), 1u);
}

TEST_F(OutputFolderTest, RemovesWhatACutOffRunLeft) {
  folder_.write(".package.strongroom-partial/old", "old");
  auto output = OutputFolder::create(target());
  ASSERT_TRUE(output);
  output->publish();
  EXPECT_FALSE(fs::exists(target() / "old"));
}

TEST_F(OutputFolderTest, NeverWritesOverWhatIsThere) {
  folder_.write("package/mine", "mine");
  EXPECT_EQ(OutputFolder::create(target()).error().code, ErrorCode::Exists);
  folder_.write("file", "mine");
  EXPECT_EQ(OutputFolder::create(folder_ / "file").error().code, ErrorCode::Exists);
  fs::create_directory(folder_ / "empty");
  EXPECT_TRUE(OutputFolder::create(folder_ / "empty/"));
}

TEST_F(OutputFolderTest, IsForOneWriter) {
  const auto first = OutputFolder::create(target());
  ASSERT_TRUE(first);
  EXPECT_EQ(OutputFolder::create(target()).error().code, ErrorCode::Refused);
}

}  // namespace
}  // namespace strongroom::exchange
