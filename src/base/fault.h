// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stdexcept>

namespace strongroom {

// Broken surroundings: disk full, database gone, corrupt index. Thrown, and caught in three places only: the top of a
// request, the top of a background job, and main. what() is one sentence that names the file and the remedy.
class Fault : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace strongroom
