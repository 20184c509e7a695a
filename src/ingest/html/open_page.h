// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "ingest/document.h"
#include "ingest/html/dom.h"

namespace strongroom::ingest::html {

// Decodes and parses a document that is a web page. Bytes that do not decode, and what is beyond the page's limits, are
// one fault each.
Page open_page(const Document& document, std::vector<Error>& faults);

}  // namespace strongroom::ingest::html
