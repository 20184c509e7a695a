// SPDX-License-Identifier: Apache-2.0
#include <cstdint>
#include <string_view>

#include "base/assert.h"
#include "web/http/accept_encoding.h"
#include "web/http/conditional.h"

// The header values that a visitor writes freely and the server reads: no crash, and dates that are read come back.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace strongroom::web::http;
  const std::string_view value(reinterpret_cast<const char*>(data), size);
  choose_coding(value);
  is_not_modified(value, {}, "\"abc\"", std::nullopt);
  if (const auto date = parse_http_date(value)) STRONGROOM_ASSERT(parse_http_date(date->http_date()) == date);
  return 0;
}
