// SPDX-License-Identifier: Apache-2.0
#include "archive/source_files.h"

#include <gtest/gtest.h>

#include "tests/support/temporary_folder.h"

namespace strongroom::archive {
namespace {

namespace fs = std::filesystem;

TEST(SourceFiles, LeaveOutWhatABrowserSavedBesideAPage) {
  const test::TemporaryFolder folder;
  for (const char* name : {"News.html", "News_files/style.css", "Other_files/notes.txt", "sub/dump.txt"}) {
    folder.write(name, "x");
  }
  fs::create_directory_symlink("..", folder.path() / "sub" / "up");
  std::vector<std::string> names;
  for (const Path& file : list_source_files({folder.path()}).files) {
    names.push_back(fs::relative(file, folder.path()).string());
  }
  EXPECT_EQ(names, (std::vector<std::string>{"News.html", "Other_files/notes.txt", "sub/dump.txt"}));
}

TEST(SourceFiles, TellLinksThatLeadNowhere) {
  const test::TemporaryFolder folder;
  folder.write("dump.txt", "x");
  fs::create_symlink("gone.txt", folder.path() / "lost.txt");
  fs::create_symlink("loop.txt", folder.path() / "loop.txt");
  const SourceFiles found = list_source_files({folder.path()});
  EXPECT_EQ(found.files.size(), 1u);
  ASSERT_EQ(found.errors.size(), 2u);
  EXPECT_EQ(found.errors[0].file, (folder.path() / "loop.txt").string());
}

TEST(SourceFiles, LeaveArchivesOut) {
  const test::TemporaryFolder folder;
  for (const char* name :
       {"my-archive/strongroom.toml", "my-archive/records.db", "my-archive/keys/log.key", "dump.txt"})
    folder.write(name, "x");
  const SourceFiles found = list_source_files({folder.path()});
  EXPECT_EQ(found.files, std::vector<Path>{folder.path() / "dump.txt"});
  ASSERT_EQ(found.errors.size(), 1u);
  EXPECT_EQ(found.errors[0].file, (folder.path() / "my-archive").string());
}

}  // namespace
}  // namespace strongroom::archive
