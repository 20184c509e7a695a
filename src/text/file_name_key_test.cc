// SPDX-License-Identifier: Apache-2.0
#include "text/file_name_key.h"

#include <gtest/gtest.h>

namespace strongroom::text {
namespace {

TEST(FileNameKey, IsOneForNamesThatSomeFileSystemTakesForOne) {
  EXPECT_EQ(file_name_key("data/Hello.TXT"), file_name_key("data/hello.txt"));
  EXPECT_EQ(file_name_key("N\xC3\xBA\xC3\xB1"
                          "ez"),
            file_name_key("Nu\xCC\x81n\xCC\x83"
                          "ez"));
  EXPECT_EQ(file_name_key("\xC3\x89t\xC3\xA9"), file_name_key("e\xCC\x81t\xC3\xA9"));
}

TEST(FileNameKey, KeepsOtherNamesApart) {
  EXPECT_NE(file_name_key("resume"), file_name_key("r\xC3\xA9sum\xC3\xA9"));
  EXPECT_NE(file_name_key("a b"), file_name_key("a_b"));
}

}  // namespace
}  // namespace strongroom::text
