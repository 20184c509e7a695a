// SPDX-License-Identifier: Apache-2.0
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/assert.h"
#include "base/fault.h"
#include "store/embedded/full_text/posting_page.h"

// Whatever stands in the database, a page is read or is a Fault, and no document is outside of its part.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace strongroom;
  using namespace strongroom::store::embedded;
  PageReader page({reinterpret_cast<const char*>(data), size}, 0);
  try {
    while (page.next()) {
      const PostingPart& part = page.part();
      uint32_t documents = 0;
      each_frequency(part, [&](DocumentNumber document, uint32_t) {
        STRONGROOM_ASSERT(document >= part.first && document <= part.last);
        ++documents;
      });
      STRONGROOM_ASSERT(documents == part.documents);
      LandmarkReader landmarks(part);
      landmarks.seek(documents - 1);
      STRONGROOM_ASSERT(landmarks.here().documents < documents && landmarks.next().documents == documents);
      DocumentReader(part).seek(part.last);
    }
  } catch (const Fault&) {
  }
  return 0;
}
