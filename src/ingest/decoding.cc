// SPDX-License-Identifier: Apache-2.0
#include "ingest/decoding.h"

#include <algorithm>

#include "text/charset.h"

namespace strongroom::ingest {

std::string decode_document(const Document& document, std::string_view declared, std::vector<Error>& faults) {
  text::Decoded decoded = text::decode(document.bytes, document.charset.empty() ? declared : document.charset);
  if (decoded.replaced > 0) {
    const size_t first = text::first_invalid_utf8(document.bytes);
    faults.push_back(
        {ErrorCode::Malformed,
         std::to_string(decoded.replaced) + " places are not " + decoded.charset + " and are read as U+FFFD",
         {},
         first == std::string_view::npos ? 0 : first});
  }
  if (decoded.utf8.find('\0') != std::string::npos) std::replace(decoded.utf8.begin(), decoded.utf8.end(), '\0', ' ');
  return std::move(decoded.utf8);
}

}  // namespace strongroom::ingest
