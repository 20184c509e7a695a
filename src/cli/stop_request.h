// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace strongroom::cli {

// From now on Ctrl-C and SIGTERM ask for a stop instead of ending the program; a second one ends it at once.
void catch_stop_requests();
// Thread-safe.
bool stop_requested();

}  // namespace strongroom::cli
