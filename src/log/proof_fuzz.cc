// SPDX-License-Identifier: Apache-2.0
#include "base/assert.h"
#include "log/proof.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto proof = strongroom::log::parse_proof(bytes);
  if (proof) STRONGROOM_ASSERT(strongroom::log::print(*proof) == bytes);
  return 0;
}
