// SPDX-License-Identifier: Apache-2.0
#include <cstddef>
#include <cstdint>

#include "base/assert.h"
#include "ingest/html/blocks.h"
#include "text/charset.h"
#include "text/normalise.h"

// Links stand inside their block's text, and no block is empty.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace strongroom;
  const auto page = ingest::html::Page::parse(text::decode({reinterpret_cast<const char*>(data), size}, "utf-8").utf8);
  for (const records::Block& block : ingest::html::blocks_of(page.root(), "https://example.org/a/b").blocks) {
    STRONGROOM_ASSERT(block.kind == records::BlockKind::Image || !block.text.empty());
    STRONGROOM_ASSERT(text::is_valid_utf8(block.text));
    const size_t length = text::code_points(block.text);
    for (const records::Link& link : block.links) STRONGROOM_ASSERT(link.start < link.end && link.end <= length);
  }
  return 0;
}
