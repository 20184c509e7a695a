// SPDX-License-Identifier: Apache-2.0
#include "base/assert.h"
#include "log/tile.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto tile = strongroom::log::parse_tile_path(bytes);
  if (tile) {
    STRONGROOM_ASSERT(std::visit([](const auto& t) { return strongroom::log::path_of(t); }, *tile) == bytes);
  }
  return 0;
}
