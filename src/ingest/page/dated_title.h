// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "ingest/page/page_tree.h"

namespace strongroom::ingest::page {

// Whether a day stands right under a title and most of the page's running text follows before the next such day, as on
// the page of an article; the days of a list stand at each of its items. The tree must be marked. Linear.
bool has_dated_title(const PageTree& tree, std::string_view lang);

}  // namespace strongroom::ingest::page
