// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "store/embedded/full_text/stem_lists.h"

namespace strongroom::store::embedded {

// Those of the candidates in which the words stand one after the other. `candidates` hold all of the words. Only the
// last word may be a prefix.
NumberSet documents_with_phrase(StemLists& lists, const std::vector<IndexedQueryWord>& words,
                                const NumberSet& candidates);

}  // namespace strongroom::store::embedded
