// SPDX-License-Identifier: Apache-2.0
#include "base/random.h"

#include <sodium.h>

namespace strongroom {

std::string random_bytes(size_t count) {
  std::string bytes(count, '\0');
  randombytes_buf(bytes.data(), bytes.size());
  return bytes;
}

}  // namespace strongroom
