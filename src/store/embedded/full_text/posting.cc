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

LandmarkReader::LandmarkReader(const PostingPart& part)
    : landmarks_(part.landmarks), end_{part.documents, part.frequencies.size(), part.positions_bytes} {
  step();
}

bool LandmarkReader::seek(uint32_t documents) {
  bool moved = false;
  for (; next_.documents <= documents; moved = true) {
    here_ = next_;
    step();
  }
  return moved;
}

void LandmarkReader::step() {
  if (landmarks_.at_end()) {
    next_ = end_;
    return;
  }
  const uint64_t documents = landmarks_.read();
  const uint64_t frequencies_bytes = landmarks_.read();
  const uint64_t positions_bytes = landmarks_.read();
  if (documents == 0 || documents >= end_.documents - here_.documents ||
      frequencies_bytes > end_.frequencies_bytes - here_.frequencies_bytes ||
      positions_bytes > end_.positions_bytes - here_.positions_bytes)
    full_text_is_damaged();
  next_ = {here_.documents + static_cast<uint32_t>(documents), here_.frequencies_bytes + frequencies_bytes,
           here_.positions_bytes + positions_bytes};
}

DocumentReader::DocumentReader(const PostingPart& part)
    : part_(part), gaps_(part.has_bits() ? std::string_view() : part.members), document_(part.first) {}

void DocumentReader::seek(DocumentNumber wanted) {
  if (wanted <= document_) return;
  if (part_.has_bits()) return seek_bit(wanted);
  for (; document_ < wanted; ++index_) document_ += gaps_.read32();
}

void DocumentReader::seek_bit(DocumentNumber wanted) {
  if (wanted > part_.last) full_text_is_damaged();
  const DocumentNumber start = part_.first / 64;
  for (; word_ < wanted / 64 - start; ++word_)
    index_before_ += static_cast<uint32_t>(count_bits(read_bits(part_, word_)));
  uint64_t from_wanted = read_bits(part_, word_) & (~uint64_t{0} << (wanted % 64));
  for (; from_wanted == 0; from_wanted = read_bits(part_, word_))
    index_before_ += static_cast<uint32_t>(count_bits(read_bits(part_, word_++)));
  const int bit = std::countr_zero(from_wanted);
  document_ = (start + word_) * 64 + static_cast<DocumentNumber>(bit);
  index_ = index_before_ + static_cast<uint32_t>(count_bits(read_bits(part_, word_) & ~(~uint64_t{0} << bit)));
}

void PostingBuilder::begin(DocumentNumber document) {
  end_frequency();
  if (documents_ == 0) {
    first_ = document;
  } else {
    STRONGROOM_ASSERT(document > last_);
    append_number(gaps_, document - last_);
  }
  if (positions_.size() - last_landmark_.positions_bytes >= landmark_bytes) add_landmark(end());
  last_ = document;
  ++documents_;
}

void PostingBuilder::add_landmark(const Landmark& landmark) {
  append_number(landmarks_, landmark.documents - last_landmark_.documents);
  append_number(landmarks_, landmark.frequencies_bytes - last_landmark_.frequencies_bytes);
  append_number(landmarks_, landmark.positions_bytes - last_landmark_.positions_bytes);
  last_landmark_ = landmark;
}

void PostingBuilder::end_frequency() {
  if (frequency_ > 0) append_number(frequencies_, frequency_);
  frequency_ = 0;
  place_ = 0;
}

void PostingBuilder::add(DocumentNumber document, Place place) {
  if (frequency_ == 0 || document != last_) begin(document);
  append_number(positions_, place.place - place_);
  append_number(positions_, place.neighbours);
  place_ = place.place;
  ++frequency_;
}

void PostingBuilder::add(DocumentNumber document) { begin(document); }

void PostingBuilder::append(const PostingPart& part, std::string_view positions) {
  end_frequency();
  const Landmark before = end();
  begin(part.first);
  for (LandmarkReader landmarks(part); landmarks.next().documents < part.documents;) {
    landmarks.seek(landmarks.next().documents);
    const Landmark& here = landmarks.here();
    add_landmark({before.documents + here.documents, before.frequencies_bytes + here.frequencies_bytes,
                  before.positions_bytes + here.positions_bytes});
  }
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
  PostingPart part{documents_, first_, last_, gaps_, frequencies_, landmarks_, positions_.size()};
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
