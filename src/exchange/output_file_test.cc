// SPDX-License-Identifier: Apache-2.0
#include "exchange/output_file.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "base/files.h"
#include "tests/support/temporary_folder.h"

namespace strongroom::exchange {
namespace {

namespace fs = std::filesystem;

class OutputFileTest : public testing::Test {
 protected:
  Path target() const { return folder_ / "captures.warc"; }
  test::TemporaryFolder folder_;
};

TEST_F(OutputFileTest, IsNotThereBeforeItIsWhole) {
  auto output = OutputFile::create(target());
  ASSERT_TRUE(output);
  output->write("one");
  EXPECT_FALSE(fs::exists(target()));
  output->publish();
  EXPECT_EQ(*PosixFiles().read(target()), "one");
  EXPECT_EQ(OutputFile::create(target()).error().code, ErrorCode::Exists);
}

TEST_F(OutputFileTest, WritesOverWhatACutOffRunLeft) {
  folder_.write(".captures.warc.strongroom-partial", "longer than what comes");
  {
    auto output = OutputFile::create(target());
    ASSERT_TRUE(output);
    output->write("one");
    output->publish();
  }
  EXPECT_EQ(*PosixFiles().read(target()), "one");
  EXPECT_EQ(PosixFiles().list(folder_.path()), (std::vector<std::string>{"captures.warc"}));
}

TEST_F(OutputFileTest, IsForOneWriter) {
  auto first = OutputFile::create(target());
  ASSERT_TRUE(first);
  first->write("one");
  EXPECT_EQ(OutputFile::create(target()).error().code, ErrorCode::Refused);
  first->publish();
  EXPECT_EQ(*PosixFiles().read(target()), "one");
}

}  // namespace
}  // namespace strongroom::exchange
