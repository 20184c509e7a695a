// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ingest/document.h"

namespace strongroom::ingest {

// The document as UTF-8 without NUL characters. `declared` is the charset the document states itself; one that the
// transport stated goes before it. Bytes that do not decode become U+FFFD and one fault with the place of the first.
std::string decode_document(const Document& document, std::string_view declared, std::vector<Error>& faults);

}  // namespace strongroom::ingest
