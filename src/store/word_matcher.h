// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "store/query.h"
#include "text/snippet.h"

namespace strongroom::store {

// For marking what a search found: matches the words that SearchPage::matched_stems stands for.
text::WordMatcher word_matcher(std::vector<std::string> matched_stems);

// All that a search found, its phrases too.
text::Matches matches_of(const SearchPage& page);

}  // namespace strongroom::store
