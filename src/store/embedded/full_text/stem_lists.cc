// SPDX-License-Identifier: Apache-2.0
#include "store/embedded/full_text/stem_lists.h"

namespace strongroom::store::embedded {

void StemLists::add_documents(const IndexedQueryWord& word, NumberSet& documents) const {
  each_part(word, [&](SegmentCursor& cursor) {
    if (cursor.part().last >= documents.bound()) full_text_is_damaged();
    each_document(cursor.part(), [&](DocumentNumber document) { documents.add(document); });
  });
}

}  // namespace strongroom::store::embedded
