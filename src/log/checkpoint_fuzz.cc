// SPDX-License-Identifier: Apache-2.0
#include "base/assert.h"
#include "log/checkpoint.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto checkpoint = strongroom::log::parse_checkpoint(bytes);
  if (checkpoint) STRONGROOM_ASSERT(strongroom::log::print(*checkpoint) == bytes);
  return 0;
}
