// SPDX-License-Identifier: Apache-2.0
#include "store/embedded/full_text/posting_page.h"

#include <algorithm>

namespace strongroom::store::embedded {

void PageBuilder::add(std::string_view stem, const PostingPart& part) {
  if (bytes_.empty()) first_stem_ = stem;
  const auto differs = std::mismatch(stem.begin(), stem.end(), last_stem_.begin(), last_stem_.end());
  const auto shared = static_cast<size_t>(differs.first - stem.begin());
  append_number(bytes_, shared);
  append_number(bytes_, stem.size() - shared);
  bytes_ += stem.substr(shared);
  append_number(bytes_, part.documents);
  append_number(bytes_, part.first);
  append_number(bytes_, part.last - part.first);
  append_number(bytes_, part.members.size());
  append_number(bytes_, part.frequencies.size());
  append_number(bytes_, part.landmarks.size());
  append_number(bytes_, part.positions_bytes);
  bytes_ += part.members;
  bytes_ += part.frequencies;
  bytes_ += part.landmarks;
  last_stem_ = stem;
}

size_t PageBuilder::bytes_max(std::string_view stem, const PostingPart& part) {
  constexpr size_t numbers = 9;
  constexpr size_t bytes_of_number_max = 6;
  return stem.size() + numbers * bytes_of_number_max + part.members.size() + part.frequencies.size() +
         part.landmarks.size();
}

void PageBuilder::clear() { *this = PageBuilder(); }

bool PageReader::next() {
  if (bytes_.at_end()) return false;
  const uint64_t shared = bytes_.read();
  const uint64_t rest = bytes_.read();
  if (shared > stem_.size()) full_text_is_damaged();
  stem_.resize(shared);
  stem_ += bytes_.bytes(rest);

  part_.documents = bytes_.read32();
  part_.first = bytes_.read32();
  const uint32_t span = bytes_.read32();
  if (part_.documents == 0 || part_.documents > part_documents_max || span > UINT32_MAX - part_.first)
    full_text_is_damaged();
  part_.last = part_.first + span;
  const uint64_t members = bytes_.read();
  const uint64_t frequencies = bytes_.read();
  const uint64_t landmarks = bytes_.read();
  part_.positions_bytes = bytes_.read();
  part_.members = bytes_.bytes(members);
  part_.frequencies = bytes_.bytes(frequencies);
  part_.landmarks = bytes_.bytes(landmarks);
  if (part_.has_bits()) check_bits(part_);
  positions_start_ = next_positions_;
  next_positions_ += part_.positions_bytes;
  return true;
}

}  // namespace strongroom::store::embedded
