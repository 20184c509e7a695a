// SPDX-License-Identifier: Apache-2.0
#include "cli/stop_request.h"

#include <atomic>
#include <csignal>

namespace strongroom::cli {

namespace {

// A signal's handler can reach nothing else.
std::atomic<bool> requested = false;
static_assert(std::atomic<bool>::is_always_lock_free);

void on_signal(int) { requested = true; }

}  // namespace

void catch_stop_requests() {
  for (const int number : {SIGINT, SIGTERM}) {
    struct sigaction action {};
    action.sa_handler = on_signal;
    action.sa_flags = static_cast<int>(SA_RESETHAND);
    sigaction(number, &action, nullptr);
  }
}

bool stop_requested() { return requested; }

}  // namespace strongroom::cli
