// SPDX-License-Identifier: Apache-2.0
#include "store/embedded/full_text/stem_lists.h"

#include <set>

namespace strongroom::store::embedded {

StemLists::StemLists(ReadStatements& statements, ListCache* cache)
    : statements_(statements), cache_(cache), segments_(read_segments(statements, SegmentState::Live)) {
  if (Rows row = statements_.generation.rows(); row.next()) generation_ = row.integer(0);
}

const std::vector<const KeptPart*>& StemLists::list(const std::string& stem) {
  const auto [place, is_new] = kept_.try_emplace(stem);
  WholeList& whole = place->second;
  if (!is_new) return whole.parts;
  for (const Segment& segment : segments_) {
    whole.lists.push_back(list_in(segment, stem));
    for (const KeptPart& part : whole.lists.back()->parts) whole.parts.push_back(&part);
  }
  return whole.parts;
}

std::shared_ptr<const KeptList> StemLists::list_in(const Segment& segment, const std::string& stem) const {
  const ListCache::Key key{generation_, segment.number, stem};
  if (cache_)
    if (auto kept = cache_->find(key)) return kept;
  auto list = std::make_shared<KeptList>();
  each_part(segment, {stem, false},
            [&](const SegmentCursor& cursor) { list->add(cursor.part(), cursor.segment(), cursor.positions_start()); });
  if (cache_) cache_->put(key, list);
  return list;
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
