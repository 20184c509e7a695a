// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ingest/page/main_part.h"
#include "ingest/page/page_head.h"
#include "ingest/page/structured_data.h"

namespace strongroom::ingest::page {

// Whether the page is one article or lists several things, from what it says of itself, its address, and how its main
// part is made: long paragraphs, or titles that are links. The tree must be marked as a listing's.
PageKind tell_page_kind(const PageTree& tree, const PageHead& head, const StructuredData& data);

}  // namespace strongroom::ingest::page
