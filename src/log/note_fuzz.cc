// SPDX-License-Identifier: Apache-2.0
#include "base/assert.h"
#include "log/note.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  // What is accepted has one spelling.
  const auto note = strongroom::log::parse_note(bytes);
  if (note) STRONGROOM_ASSERT(strongroom::log::print(*note) == bytes);
  return 0;
}
