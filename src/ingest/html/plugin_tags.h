// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace strongroom::ingest::html {

struct ByteRange {
  size_t start = 0;
  size_t end = 0;
};

// The tags that content plugins of Joomla leave in a body that was saved without them: "{loadposition ads}",
// "{youtube}abc{/youtube}" with what it holds, "{emailcloak=off}". Braces that an author wrote ("{sic}") are not among
// them. In order, not overlapping; linear.
std::vector<ByteRange> find_plugin_tags(std::string_view text);

}  // namespace strongroom::ingest::html
