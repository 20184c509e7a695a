// SPDX-License-Identifier: Apache-2.0
#include "base/assert.h"
#include "log/add_checkpoint.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace strongroom::log;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto request = parse_add_checkpoint(bytes);
  if (request) STRONGROOM_ASSERT(print(*request) == bytes);
  const auto number = parse_size(bytes);
  if (number) STRONGROOM_ASSERT(print_size(*number) == bytes);
  return 0;
}
