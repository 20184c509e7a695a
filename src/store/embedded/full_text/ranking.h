// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "store/embedded/full_text/documents.h"
#include "store/embedded/full_text/evaluation.h"
#include "store/embedded/full_text/stem_lists.h"

namespace strongroom::store::embedded {

// The ordinals of the `count` documents found that suit the words best, the best first, equal ones newest first. Okapi
// BM25 with the usual k1 = 1.2 and b = 0.75 (Robertson and Zaragoza, 2009); a word in the title counts four times.
std::vector<uint32_t> best_first(StemLists& lists, const Documents& documents, const Evaluation& found, size_t count);

}  // namespace strongroom::store::embedded
