// SPDX-License-Identifier: Apache-2.0
#include <cstddef>
#include <cstdint>

#include "base/assert.h"
#include "exchange/capture/robots.h"

// The first line is the target that is asked for, the rest the file.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using strongroom::exchange::capture::Robots;
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const size_t line = input.find('\n');
  const std::string_view target = input.substr(0, line);
  const std::string_view text = line == std::string_view::npos ? std::string_view() : input.substr(line + 1);
  const Robots robots = Robots::parse(text, "strongroom");
  const bool allowed = robots.allows(target);
  // A file without a rule forbids nothing.
  if (text.find(':') == std::string_view::npos) STRONGROOM_ASSERT(allowed);
  return 0;
}
