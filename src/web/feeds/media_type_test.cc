// SPDX-License-Identifier: Apache-2.0
#include "web/feeds/media_type.h"

#include <gtest/gtest.h>

namespace strongroom::web {
namespace {

TEST(MediaType, IsToldByTheEndingOfAnAddress) {
  EXPECT_EQ(media_type_of("https://example.org/plan.PDF?v=2#page=3"), "application/pdf");
  EXPECT_EQ(media_type_of("https://example.org/a.b/speech.mp3"), "audio/mpeg");
  for (const char* url :
       {"https://example.org/item/download/3_5f2a", "https://files.zip", "https://example.org/a.pdf/b",
        "https://example.org/x.unknown", "https://example.org/x.", ""}) {
    EXPECT_EQ(media_type_of(url), "application/octet-stream") << url;
  }
}

}  // namespace
}  // namespace strongroom::web
