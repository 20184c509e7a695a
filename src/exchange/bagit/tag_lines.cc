// SPDX-License-Identifier: Apache-2.0
#include "exchange/bagit/tag_lines.h"

#include <algorithm>

namespace strongroom::exchange {

std::vector<TagLine> tag_lines(std::string_view text) {
  std::vector<TagLine> lines;
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find_first_of("\r\n", at), text.size());
    lines.push_back({text.substr(at, end - at), at});
    const bool is_pair = text.substr(end).starts_with("\r\n");
    at = end + (is_pair ? 2 : 1);
  }
  return lines;
}

}  // namespace strongroom::exchange
