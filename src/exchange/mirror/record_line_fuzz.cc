// SPDX-License-Identifier: Apache-2.0
#include "base/assert.h"
#include "exchange/mirror/record_line.h"

// What was read is written and read the same again.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace strongroom::exchange;
  const auto lines = parse_record_lines({reinterpret_cast<const char*>(data), size});
  if (!lines) return 0;
  std::string printed;
  for (const RecordLine& line : *lines) printed += print(line);
  const auto again = parse_record_lines(printed);
  STRONGROOM_ASSERT(again && *again == *lines);
  return 0;
}
