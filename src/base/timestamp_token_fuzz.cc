// SPDX-License-Identifier: Apache-2.0
#include "base/assert.h"
#include "base/timestamp_token.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const auto token = strongroom::read_timestamp_reply({reinterpret_cast<const char*>(data), size});
  STRONGROOM_ASSERT(token || !token.error().message.empty());
  return 0;
}
