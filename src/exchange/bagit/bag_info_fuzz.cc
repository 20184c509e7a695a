// SPDX-License-Identifier: Apache-2.0
#include "base/assert.h"
#include "exchange/bagit/bag_info.h"

// What was read is written and read again to the same.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace strongroom::exchange;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (const auto declaration = parse_declaration(text)) {
    STRONGROOM_ASSERT(parse_declaration(print(*declaration)));
  }
  const BagInfo info = parse_bag_info(text, kOldestBagVersion);
  const BagInfo again = parse_bag_info(print(info.elements), kNewestBagVersion);
  STRONGROOM_ASSERT(again.faults.empty() && again.elements.size() == info.elements.size());
  for (size_t i = 0; i < info.elements.size(); ++i) {
    STRONGROOM_ASSERT(again.elements[i].label == info.elements[i].label);
  }
  return 0;
}
