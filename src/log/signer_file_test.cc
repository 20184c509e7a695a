// SPDX-License-Identifier: Apache-2.0
#include "log/signer_file.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "tests/support/memory_files.h"
#include "tests/support/temporary_folder.h"

namespace strongroom::log {
namespace {

TEST(SignerFile, GivesBackTheKeyItMade) {
  test::MemoryFiles files;
  const auto made = make_signer(files, "w.key", "example.org/witness", SignatureType::CosignatureV1);
  ASSERT_TRUE(made);
  EXPECT_EQ(read_signer(files, "w.key").value().verifier(), made->verifier());
}

TEST(SignerFile, NeverWritesOverAKey) {
  test::MemoryFiles files;
  ASSERT_TRUE(make_signer(files, "w.key", "example.org/witness", SignatureType::CosignatureV1));
  const std::string before = files.contents.at("w.key");
  const auto again = make_signer(files, "w.key", "example.org/witness", SignatureType::CosignatureV1);
  EXPECT_EQ(again.error().code, ErrorCode::Exists);
  EXPECT_EQ(files.contents.at("w.key"), before);
}

TEST(SignerFile, IsForItsOwnerOnly) {
  const test::TemporaryFolder folder;
  PosixFiles files;
  ASSERT_TRUE(make_signer(files, folder / "w.key", "example.org/witness", SignatureType::CosignatureV1));
  using std::filesystem::perms;
  EXPECT_EQ(std::filesystem::status(folder / "w.key").permissions(), perms::owner_read | perms::owner_write);
}

TEST(SignerFile, NamesTheFileItCannotRead) {
  test::MemoryFiles files;
  files.contents["w.key"] = "no key\n";
  EXPECT_EQ(read_signer(files, "w.key").error().file, "w.key");
  EXPECT_EQ(read_signer(files, "other.key").error().code, ErrorCode::NotFound);
  EXPECT_EQ(make_signer(files, "new.key", "two words", SignatureType::CosignatureV1).error().code, ErrorCode::Usage);
}

}  // namespace
}  // namespace strongroom::log
