// SPDX-License-Identifier: Apache-2.0
#include "store/embedded/full_text/fingerprint.h"

#include <functional>

#include "store/embedded/full_text/indexed_text.h"

namespace strongroom::store::embedded {

namespace {

uint64_t hash(std::string_view name) { return std::hash<std::string_view>{}(name); }

uint64_t factor_of(Place place) { return ((uint64_t{place.place} << 14) | place.neighbours) + 1; }

void add_part(SegmentCursor& cursor, std::vector<uint64_t>& sums) {
  const PostingPart& part = cursor.part();
  if (part.last >= sums.size()) full_text_is_damaged();
  const uint64_t name = hash(cursor.stem());
  if (part.frequencies.empty()) return each_document(part, [&](DocumentNumber document) { sums[document] += name; });
  PlacesReader places(cursor.positions());
  LandmarkReader landmarks(part);
  uint32_t before = 0;
  each_frequency(part, [&](DocumentNumber document, uint32_t frequency) {
    if (landmarks.seek(before++) && places.left() != part.positions_bytes - landmarks.here().positions_bytes)
      full_text_is_damaged();
    places.each(frequency, [&](Place place) { sums[document] += name * factor_of(place); });
  });
  if (!places.at_end()) full_text_is_damaged();
}

}  // namespace

uint64_t fingerprint(const records::Item& item, const Signs& signs, const std::vector<TermNumber>& terms) {
  uint64_t sum = 0;
  each_indexed_word(item, signs, [&](const IndexedWord& word) {
    sum += hash(word.stem) * factor_of(word.place);
    if (word.in_title) sum += hash(title_name(word.stem)) * factor_of(word.place);
  });
  for (const TermNumber& term : terms) sum += hash(term_name(term));
  return sum;
}

std::vector<uint64_t> fingerprints(const StemLists& lists, size_t bound) {
  std::vector<uint64_t> sums(bound, 0);
  lists.each_part({"", true}, [&](SegmentCursor& cursor) { add_part(cursor, sums); });
  return sums;
}

}  // namespace strongroom::store::embedded
