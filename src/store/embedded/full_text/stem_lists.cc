// SPDX-License-Identifier: Apache-2.0
#include "store/embedded/full_text/stem_lists.h"

#include <set>

namespace strongroom::store::embedded {

const std::deque<KeptPart>& StemLists::list(const std::string& stem) {
  const auto [place, is_new] = kept_.try_emplace(stem);
  if (!is_new) return place->second;
  each_part({stem, false}, [&](const SegmentCursor& cursor) {
    KeptPart& kept = place->second.emplace_back();
    kept.part = cursor.part();
    kept.segment = cursor.segment();
    kept.positions_start = cursor.positions_start();
    kept.bytes.reserve(kept.part.members.size() + kept.part.frequencies.size() + kept.part.landmarks.size());
    for (std::string_view* bytes : {&kept.part.members, &kept.part.frequencies, &kept.part.landmarks}) {
      const size_t start = kept.bytes.size();
      kept.bytes += *bytes;
      *bytes = std::string_view(kept.bytes).substr(start);
    }
  });
  return place->second;
}

std::vector<std::string> StemLists::stems(const IndexedQueryWord& word) const {
  if (!word.is_prefix) return {word.stem};
  std::set<std::string> stems;
  each_part(word, [&](const SegmentCursor& cursor) { stems.insert(cursor.stem()); });
  return {stems.begin(), stems.end()};
}

void StemLists::add_documents(const IndexedQueryWord& word, NumberSet& documents) {
  const auto add = [&](const PostingPart& part) {
    if (part.last >= documents.bound()) full_text_is_damaged();
    if (part.has_bits()) return each_bits(part, [&](size_t place, uint64_t bits) { documents.add_word(place, bits); });
    each_document(part, [&](DocumentNumber document) { documents.add(document); });
  };
  if (word.is_prefix) {
    each_part(word, [&](const SegmentCursor& cursor) { add(cursor.part()); });
  } else {
    each_part_of_stem(word.stem, add);
  }
}

}  // namespace strongroom::store::embedded
