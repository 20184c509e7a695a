// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ingest/document.h"

namespace strongroom::ingest::page {

// Reads any saved web page that no other reader knows better: an article page becomes one item, a page that lists
// articles one listing with its items. Works from structured data, semantic markup, and where words and links stand;
// knows no site. See docs/rescue.md for what is read and how it was measured.
int recognises(const Document& document);
Extraction read(const Document& document, const Limits& limits);

}  // namespace strongroom::ingest::page
