// SPDX-License-Identifier: Apache-2.0
#include "base/assert.h"
#include "log/verifier_key.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto key = strongroom::log::VerifierKey::parse(bytes);
  if (key) STRONGROOM_ASSERT(key->print() == bytes);
  const auto signer = strongroom::log::Signer::parse(bytes);
  if (signer) STRONGROOM_ASSERT(signer->print_private_key() == bytes);
  return 0;
}
