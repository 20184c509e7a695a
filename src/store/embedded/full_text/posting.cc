// SPDX-License-Identifier: Apache-2.0
#include "store/embedded/full_text/posting.h"

#include "base/assert.h"

namespace strongroom::store::embedded {

void check_bits(const PostingPart& part) {
  if (part.members.size() != part.bit_words() * sizeof(uint64_t)) full_text_is_damaged();
  const uint64_t first = read_bits(part, 0);
  const uint64_t last = read_bits(part, part.bit_words() - 1);
  if (std::countr_zero(first) != static_cast<int>(part.first % 64) ||
      63 - std::countl_zero(last) != static_cast<int>(part.last % 64))
    full_text_is_damaged();
  size_t documents = 0;
  for (uint32_t word = 0; word < part.bit_words(); ++word) documents += count_bits(read_bits(part, word));
  if (documents != part.documents) full_text_is_damaged();
}

DocumentReader::DocumentReader(const PostingPart& part)
    : part_(part), gaps_(part.has_bits() ? std::string_view() : part.members), document_(part.first) {
  if (!part.has_bits()) return;
  check_bits(part);
  bits_ = read_bits(part, 0);
  bits_ &= bits_ - 1;
}

void DocumentReader::next() {
  if (!part_.has_bits()) {
    document_ += gaps_.read32();
    return;
  }
  while (bits_ == 0) {
    if (++word_ >= part_.bit_words()) full_text_is_damaged();
    bits_ = read_bits(part_, word_);
  }
  document_ = (part_.first / 64 + word_) * 64 + static_cast<DocumentNumber>(std::countr_zero(bits_));
  bits_ &= bits_ - 1;
}

void PostingBuilder::begin(DocumentNumber document) {
  end_frequency();
  if (documents_ == 0) {
    first_ = document;
  } else {
    STRONGROOM_ASSERT(document > last_);
    append_number(gaps_, document - last_);
  }
  last_ = document;
  ++documents_;
}

void PostingBuilder::end_frequency() {
  if (frequency_ > 0) append_number(frequencies_, frequency_);
  frequency_ = 0;
  place_ = 0;
}

void PostingBuilder::add(DocumentNumber document, uint32_t place) {
  if (frequency_ == 0 || document != last_) begin(document);
  append_number(positions_, place - place_);
  place_ = place;
  ++frequency_;
}

void PostingBuilder::add(DocumentNumber document) { begin(document); }

void PostingBuilder::append(const PostingPart& part, std::string_view positions) {
  begin(part.first);
  if (part.has_bits()) {
    each_document(part, [&](DocumentNumber document) {
      if (document != part.first) append_number(gaps_, document - last_);
      last_ = document;
    });
  } else {
    gaps_ += part.members;
  }
  frequencies_ += part.frequencies;
  positions_ += positions;
  documents_ += part.documents - 1;
  last_ = part.last;
}

PostingPart PostingBuilder::part() {
  end_frequency();
  PostingPart part{documents_, first_, last_, gaps_, frequencies_, positions_.size()};
  if (!part.has_bits()) return part;
  make_bits(part);
  part.members = bits_;
  return part;
}

void PostingBuilder::make_bits(const PostingPart& part) {
  bits_.assign(part.bit_words() * sizeof(uint64_t), '\0');
  NumberReader gaps(gaps_);
  for (DocumentNumber document = first_;; document += gaps.read32()) {
    const DocumentNumber bit = document - first_ / 64 * 64;
    bits_[bit / 8] = static_cast<char>(static_cast<uint8_t>(bits_[bit / 8]) | 1U << (bit % 8));
    if (gaps.at_end()) return;
  }
}

void PostingBuilder::clear() { *this = PostingBuilder(); }

}  // namespace strongroom::store::embedded
