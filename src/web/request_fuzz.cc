// SPDX-License-Identifier: Apache-2.0
#include <cstdint>

#include "base/assert.h"
#include "text/charset.h"
#include "web/request.h"

// What from_target promises of a path holds for any bytes.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using strongroom::web::Request;
  const std::string_view target(reinterpret_cast<const char*>(data), size);
  const auto request = Request::from_target(target, {"en", "ar"});
  if (!request) return 0;
  STRONGROOM_ASSERT(request->path.starts_with('/'));
  STRONGROOM_ASSERT(strongroom::text::is_valid_utf8(request->path));
  STRONGROOM_ASSERT((request->path + "/").find("/../") == std::string::npos);
  STRONGROOM_ASSERT((request->path + "/").find("/./") == std::string::npos);
  STRONGROOM_ASSERT(request->path.find('\0') == std::string::npos);
  return 0;
}
