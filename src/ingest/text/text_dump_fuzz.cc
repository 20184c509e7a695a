// SPDX-License-Identifier: Apache-2.0
#include <cstddef>
#include <cstdint>

#include "base/assert.h"
#include "ingest/text/text_dump.h"
#include "text/charset.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace strongroom;
  ingest::Document document;
  document.bytes = {reinterpret_cast<const char*>(data), size};
  ingest::dump::recognises(document);
  const ingest::Extraction extraction = ingest::dump::read(document, {});
  for (const auto& found : extraction.items) STRONGROOM_ASSERT(text::is_valid_utf8(found.item.text()));
  return 0;
}
