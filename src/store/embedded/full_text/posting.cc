// SPDX-License-Identifier: Apache-2.0
#include "store/embedded/full_text/posting.h"

#include "base/assert.h"

namespace strongroom::store::embedded {

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
  gaps_ += part.gaps;
  frequencies_ += part.frequencies;
  positions_ += positions;
  documents_ += part.documents - 1;
  last_ = part.last;
}

PostingPart PostingBuilder::part() {
  end_frequency();
  return {documents_, first_, last_, gaps_, frequencies_, positions_.size()};
}

void PostingBuilder::clear() { *this = PostingBuilder(); }

}  // namespace strongroom::store::embedded
