// SPDX-License-Identifier: Apache-2.0
#include <cstddef>
#include <cstdint>

#include "base/assert.h"
#include "records/canonical.h"

// Whatever is accepted must be what would be written.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  using namespace strongroom::records;
  if (const auto item = parse_item_revision(bytes)) STRONGROOM_ASSERT(canonical(*item) == bytes);
  if (const auto capture = parse_capture(bytes)) STRONGROOM_ASSERT(canonical(*capture) == bytes);
  if (const auto entry = parse_entry(bytes)) STRONGROOM_ASSERT(canonical(*entry) == bytes);
  if (const auto event = parse_custody_event(bytes)) STRONGROOM_ASSERT(canonical(*event) == bytes);
  if (const auto decision = parse_decision(bytes)) STRONGROOM_ASSERT(canonical(*decision) == bytes);
  return 0;
}
