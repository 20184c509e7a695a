// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ingest/document.h"

namespace strongroom::ingest::k2 {

// Pages of sites made with Joomla's K2, saved as HTML: lists (date, category, tag, user, search, latest) and items, of
// the markup before and since K2 2.10.2 and of themes that change it.
int recognises(const Document& document);
Extraction read(const Document& document, const Limits& limits);

}  // namespace strongroom::ingest::k2
