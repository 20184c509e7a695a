// SPDX-License-Identifier: Apache-2.0
#include "base/assert.h"
#include "log/opentimestamps.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const auto proof = strongroom::log::parse_ots({reinterpret_cast<const char*>(data), size});
  if (!proof) {
    STRONGROOM_ASSERT(!proof.error().message.empty());
    return 0;
  }
  for (const auto& attestation : proof->attestations) {
    STRONGROOM_ASSERT(!attestation.message || attestation.message->size() <= 4096);
  }
  return 0;
}
