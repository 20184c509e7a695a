// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ingest/document.h"

namespace strongroom::ingest::dump {

// Pages of a press office saved as plain text: listings of dated items, one or several in a file, and pages of one
// item. An item begins at a header line (item_header.h) and ends at the next one or where the page's furniture begins.
int recognises(const Document& document);
Extraction read(const Document& document, const Limits& limits);

}  // namespace strongroom::ingest::dump
