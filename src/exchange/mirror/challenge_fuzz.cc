// SPDX-License-Identifier: Apache-2.0
#include "base/assert.h"
#include "exchange/mirror/challenge.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace strongroom::exchange;
  const auto answers = parse_challenge_answers({reinterpret_cast<const char*>(data), size});
  if (!answers) return 0;
  const auto again = parse_challenge_answers(print(*answers));
  STRONGROOM_ASSERT(again && *again == *answers);
  return 0;
}
