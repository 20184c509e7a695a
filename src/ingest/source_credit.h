// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "records/block.h"

namespace strongroom::ingest {

// The name in a closing "(Source: …)", "(المصدر: …)" or a short last paragraph "Source: …", as it stands in the text,
// whether the parenthesis is closed or not. Of several in a row each is told once, in their order, with "; " between
// them. Looks at the last two blocks with text, and above one that names nothing but sources; empty when there is none.
std::string find_source_credit(const std::vector<records::Block>& blocks);

// The text is cut off: it ends in an ellipsis, perhaps within brackets or quotes.
bool ends_in_ellipsis(const std::vector<records::Block>& blocks);

}  // namespace strongroom::ingest
