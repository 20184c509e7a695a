// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <deque>
#include <mutex>

namespace strongroom::web {

// Lets challenges through one at a time and so many a minute, whoever sends them. Thread-safe.
class ChallengeGate {
 public:
  using Clock = std::chrono::steady_clock;
  // Held while a challenge is answered; empty when it was not let through.
  using Pass = std::unique_lock<std::mutex>;

  explicit ChallengeGate(size_t per_minute = 12) : per_minute_(per_minute) {}

  Pass enter(Clock::time_point now = Clock::now()) const;

 private:
  const size_t per_minute_;
  mutable std::mutex busy_;
  mutable std::deque<Clock::time_point> entered_;  // within the last minute; guarded by busy_
};

}  // namespace strongroom::web
