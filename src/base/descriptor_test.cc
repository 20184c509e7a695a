// SPDX-License-Identifier: Apache-2.0
#include "base/descriptor.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "base/fault.h"

namespace strongroom {
namespace {

bool is_open(int number) { return ::fcntl(number, F_GETFD) >= 0; }

TEST(Descriptor, ClosesWithItsScopeAndOnce) {
  Descriptor first(::open("/dev/null", O_RDONLY | O_CLOEXEC));
  const int number = first.get();
  {
    const Descriptor second = std::move(first);
    EXPECT_TRUE(is_open(number));
    EXPECT_TRUE(second.is_open());
  }
  EXPECT_FALSE(is_open(number));
}

TEST(Descriptor, ClosesWhatItHeldBefore) {
  Descriptor held(::open("/dev/null", O_RDONLY | O_CLOEXEC));
  const int before = held.get();
  held = Descriptor(::open("/dev/zero", O_RDONLY | O_CLOEXEC));
  EXPECT_FALSE(is_open(before));
  EXPECT_TRUE(is_open(held.get()));
}

TEST(Descriptor, SaysWhatToDoWhenTheDiskIsFull) {
  const Descriptor full(::open("/dev/full", O_WRONLY | O_CLOEXEC));
  EXPECT_FALSE(full.try_write("x"));
  try {
    full.write("x", "archive/log/checkpoint");
    FAIL() << "the write was taken for done";
  } catch (const Fault& fault) {
    EXPECT_EQ(
        std::string_view(fault.what()),
        "archive/log/checkpoint: cannot write: No space left on device; free some space and run the command again");
  }
}

}  // namespace
}  // namespace strongroom
