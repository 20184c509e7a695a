// SPDX-License-Identifier: Apache-2.0
#include <cstddef>
#include <cstdint>

#include "base/assert.h"
#include "ingest/feed/feed.h"
#include "records/canonical.h"

// Whatever a feed holds, its records can be written and read back.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace strongroom;
  ingest::Document document;
  document.bytes = {reinterpret_cast<const char*>(data), size};
  document.url = "https://example.org/feed";
  ingest::feed::recognises(document);
  ingest::Extraction extraction = ingest::feed::read(document, {});
  for (auto& found : extraction.items) {
    records::ItemRevision revision;
    revision.item = std::move(found.item);
    STRONGROOM_ASSERT(records::parse_item_revision(records::canonical(revision)).has_value());
  }
  records::Capture capture;
  capture.listings = std::move(extraction.listings);
  STRONGROOM_ASSERT(records::parse_capture(records::canonical(capture)).has_value());
  return 0;
}
