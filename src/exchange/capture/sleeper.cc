// SPDX-License-Identifier: Apache-2.0
#include "exchange/capture/sleeper.h"

#include <algorithm>
#include <thread>

namespace strongroom::exchange::capture {

milliseconds SystemSleeper::elapsed() const {
  return std::chrono::duration_cast<milliseconds>(std::chrono::steady_clock::now().time_since_epoch());
}

bool SystemSleeper::sleep(milliseconds time) {
  constexpr milliseconds look_up_every{100};
  const milliseconds until = elapsed() + time;
  while (!should_stop_ || !should_stop_()) {
    const milliseconds left = until - elapsed();
    if (left <= milliseconds::zero()) return true;
    std::this_thread::sleep_for(std::min(left, look_up_every));
  }
  return false;
}

}  // namespace strongroom::exchange::capture
