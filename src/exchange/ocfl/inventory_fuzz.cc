// SPDX-License-Identifier: Apache-2.0
#include "base/assert.h"
#include "exchange/ocfl/inventory.h"

// An inventory without a fault is written and read again without one.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace strongroom::exchange;
  const auto parsed = parse_inventory({reinterpret_cast<const char*>(data), size});
  if (!parsed || !parsed->errors.empty()) return 0;
  const auto again = parse_inventory(print(parsed->inventory));
  STRONGROOM_ASSERT(again && again->errors.empty() && again->inventory.id == parsed->inventory.id);
  return 0;
}
