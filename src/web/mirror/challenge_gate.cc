// SPDX-License-Identifier: Apache-2.0
#include "web/mirror/challenge_gate.h"

namespace strongroom::web {

ChallengeGate::Pass ChallengeGate::enter(Clock::time_point now) const {
  Pass pass(busy_, std::try_to_lock);
  if (!pass) return pass;
  while (!entered_.empty() && now - entered_.front() >= std::chrono::minutes(1)) entered_.pop_front();
  if (entered_.size() >= per_minute_) return {};
  entered_.push_back(now);
  return pass;
}

}  // namespace strongroom::web
