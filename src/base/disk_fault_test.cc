// SPDX-License-Identifier: Apache-2.0
#include "base/disk_fault.h"

#include <gtest/gtest.h>

#include <cerrno>

#include "base/fault.h"

namespace strongroom {
namespace {

std::string sentence(int error) {
  try {
    throw_disk_fault("write", "/data/a", error);
  } catch (const Fault& fault) {
    return fault.what();
  }
}

TEST(DiskFault, NamesThePlaceTheReasonAndTheRemedy) {
  EXPECT_EQ(sentence(ENOSPC),
            "/data/a: cannot write: No space left on device; free some space and run the command again");
  for (const int error : {EDQUOT, EACCES, EPERM, EROFS, ENOENT, ENOTDIR, EISDIR, EIO}) {
    EXPECT_NE(sentence(error).find("; "), std::string::npos) << sentence(error);
  }
}

}  // namespace
}  // namespace strongroom
