// SPDX-License-Identifier: Apache-2.0
#include "base/assert.h"
#include "log/policy.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto policy = strongroom::log::Policy::parse(bytes);
  if (!policy) {
    STRONGROOM_ASSERT(policy.error().offset && *policy.error().offset <= size);
  } else if (policy->quorum_met({})) {
    STRONGROOM_ASSERT(policy->quorum_met(policy->witness_keys()));  // more cosignatures never spoil a quorum
  }
  return 0;
}
