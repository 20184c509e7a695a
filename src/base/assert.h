// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace strongroom {

// Prints the condition and the place to stderr and aborts.
[[noreturn]] void assertion_failed(const char* condition, const char* file, int line);

}  // namespace strongroom

// For states that cannot happen. Stays on in release builds; never use it for bad input or broken surroundings.
#define STRONGROOM_ASSERT(condition) \
  (static_cast<bool>(condition) ? void(0) : ::strongroom::assertion_failed(#condition, __FILE__, __LINE__))
