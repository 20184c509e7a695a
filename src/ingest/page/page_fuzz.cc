// SPDX-License-Identifier: Apache-2.0
// Pages of any bytes, with and without an address.
#include <cstdint>
#include <string_view>

#include "ingest/page/page.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  strongroom::ingest::Document document;
  document.bytes = std::string_view(reinterpret_cast<const char*>(data), size);
  static_cast<void>(strongroom::ingest::page::recognises(document));
  static_cast<void>(strongroom::ingest::page::read(document, {}));
  document.url = "https://example.org/news/";
  static_cast<void>(strongroom::ingest::page::read(document, {}));
  return 0;
}
