// SPDX-License-Identifier: Apache-2.0
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/assert.h"
#include "text/charset.h"
#include "text/normalise.h"
#include "text/words.h"

// Words lie inside the text, in order and apart; their forms are valid, short, without spaces, and stems are no longer.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace strongroom::text;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  size_t before = 0;
  for (const Word& word : words(text)) {
    STRONGROOM_ASSERT(word.start >= before && word.start < word.end && word.end <= size);
    STRONGROOM_ASSERT(!word.folded.empty() && word.folded.find(' ') == std::string::npos);
    STRONGROOM_ASSERT(is_valid_utf8(word.folded));
    STRONGROOM_ASSERT(!stem(word.folded).empty() && stem(word.folded).size() <= word.folded.size());
    before = word.end;
  }
  const std::string folded = fold(text);
  STRONGROOM_ASSERT(is_valid_utf8(folded) && folded.find("  ") == std::string::npos);
  STRONGROOM_ASSERT(slug(text).size() <= 80);
  STRONGROOM_ASSERT(shorten(text, 10).size() <= 10 * 4 + 3 || !is_valid_utf8(text));
  return 0;
}
