// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/civil_time.h"

namespace strongroom::test {

// A clock that stands still.
class FixedClock final : public Clock {
 public:
  explicit FixedClock(Timestamp now = {1'700'000'000}) : now_(now) {}
  Timestamp now() const override { return now_; }

 private:
  Timestamp now_;
};

}  // namespace strongroom::test
