// SPDX-License-Identifier: Apache-2.0
#include "base/assert.h"
#include "log/tile.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (size == 0) return 0;
  // The first byte is the width less one.
  const auto entries = strongroom::log::parse_bundle(bytes.substr(1), data[0] + 1u);
  if (entries) {
    std::string printed;
    for (const std::string_view entry : *entries) strongroom::log::append_to_bundle(printed, entry);
    STRONGROOM_ASSERT(printed == bytes.substr(1));
  }
  return 0;
}
