// SPDX-License-Identifier: Apache-2.0
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/assert.h"
#include "text/charset.h"
#include "text/normalise.h"

// The first line is the declared charset, the rest the bytes: whatever they are, text comes out and stays the same
// text.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace strongroom::text;
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const size_t line = input.find('\n');
  const std::string_view declared = line == std::string_view::npos ? "" : input.substr(0, line);
  const std::string_view bytes = line == std::string_view::npos ? input : input.substr(line + 1);
  const Decoded decoded = decode(bytes, declared);
  STRONGROOM_ASSERT(is_valid_utf8(decoded.utf8));
  STRONGROOM_ASSERT(decoded.replaced > 0 || !is_valid_utf8(bytes) || !decoded.charset.empty());
  const std::string composed = nfc(decoded.utf8);
  STRONGROOM_ASSERT(nfc(composed) == composed);
  STRONGROOM_ASSERT(is_valid_utf8(clean_line(bytes)));
  STRONGROOM_ASSERT(clean_line(clean_line(bytes)) == clean_line(bytes));
  return 0;
}
