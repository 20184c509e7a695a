// SPDX-License-Identifier: Apache-2.0
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/assert.h"
#include "text/diff.h"
#include "text/snippet.h"

// The input is two texts with a NUL between; both can be had back from their difference, and from their highlights.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace strongroom::text;
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const size_t nul = std::min(input.find('\0'), input.size());
  const std::string_view before = input.substr(0, nul);
  const std::string_view after = input.substr(std::min(nul + 1, input.size()));
  std::string old_text;
  std::string new_text;
  for (const DiffPart& part : diff_words(before, after)) {
    if (part.change != Change::Inserted) old_text += part.text;
    if (part.change != Change::Deleted) new_text += part.text;
  }
  STRONGROOM_ASSERT(old_text == before && new_text == after);
  const Similarity alike = similarity(before, after);
  STRONGROOM_ASSERT(alike.overlap >= 0 && alike.overlap <= alike.contained && alike.contained <= 1);

  const Matches is_short{[](std::string_view folded) { return folded.size() < 3; }, {{"a", "b"}}};
  std::string joined;
  for (const MarkedRun& run : highlight(after, is_short)) joined += run.text;
  STRONGROOM_ASSERT(joined == after);
  static_cast<void>(snippet(after, is_short, 5));
  return 0;
}
