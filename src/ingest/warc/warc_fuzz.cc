// SPDX-License-Identifier: Apache-2.0
#include "ingest/warc/warc.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace strongroom::ingest;
  Limits limits;
  limits.document_bytes_max = 1 << 20;
  warc::read_bytes(
      {reinterpret_cast<const char*>(data), size}, "fuzz", 0, [](const Document&) { return true; },
      [](strongroom::Error) {}, limits);
  return 0;
}
