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

}  // namespace
}  // namespace strongroom::archive
