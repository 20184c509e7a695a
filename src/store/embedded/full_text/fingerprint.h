// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "records/item.h"
#include "store/embedded/counts.h"
#include "store/embedded/full_text/neighbours.h"
#include "store/embedded/full_text/stem_lists.h"

namespace strongroom::store::embedded {

// To see whether the lists hold a document as it is: a sum over all its words, their places and its terms, which can be
// made from the item and, for all documents at once, from the lists. Good within one process only.
// `signs`: of the document.
uint64_t fingerprint(const records::Item& item, const Signs& signs, const std::vector<TermNumber>& terms);

// By document number, below `bound`. Reads every list and all positions. Fault when they are damaged.
std::vector<uint64_t> fingerprints(const StemLists& lists, size_t bound);

}  // namespace strongroom::store::embedded
