// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "store/embedded/full_text/varint.h"

namespace strongroom::store::embedded {

// What the index calls an item's newest revision. Given out from 1 upwards and never again, so that a list of documents
// only ever grows at its end; a changed item becomes another document.
using DocumentNumber = uint32_t;

inline constexpr uint32_t part_documents_max = 4096;

// A part of a stem's list: at most part_documents_max documents, ascending, each with how often and where the stem
// stands in it. The numbers are those of varint.h:
//
//   gaps         from each document to the next (the first document is not among them)
//   frequencies  one for each document
//   positions    for each document `frequency` numbers: the first place, then the distance from each place to the next
//
// Nothing is kept of frequencies and positions when every frequency is 1 and places mean nothing (of filters).
struct PostingPart {
  uint32_t documents = 0;
  DocumentNumber first = 0;
  DocumentNumber last = 0;
  std::string_view gaps;
  std::string_view frequencies;
  uint64_t positions_bytes = 0;
};

// Calls visit(DocumentNumber) for each document. Fault when the part is damaged.
template <typename Visit>
void each_document(const PostingPart& part, const Visit& visit) {
  NumberReader gaps(part.gaps);
  DocumentNumber document = part.first;
  visit(document);
  for (uint32_t i = 1; i < part.documents; ++i) {
    const uint32_t gap = gaps.read32();
    if (gap > part.last - document) full_text_is_damaged();
    visit(document += gap);
  }
  if (document != part.last || !gaps.at_end()) full_text_is_damaged();
}

// Calls visit(DocumentNumber, uint32_t frequency) for each document. Fault when the part is damaged.
template <typename Visit>
void each_frequency(const PostingPart& part, const Visit& visit) {
  if (part.frequencies.empty()) return each_document(part, [&](DocumentNumber document) { visit(document, 1u); });
  NumberReader frequencies(part.frequencies);
  each_document(part, [&](DocumentNumber document) { visit(document, frequencies.read32()); });
  if (!frequencies.at_end()) full_text_is_damaged();
}

// A part that owns its bytes, and grows.
class PostingBuilder {
 public:
  // Another place of the stem. Documents ascend, and within a document so do places.
  void add(DocumentNumber document, uint32_t place);
  // A document that has the filter.
  void add(DocumentNumber document);
  // All of a later part. `positions` are its bytes.
  void append(const PostingPart& part, std::string_view positions);

  bool empty() const { return documents_ == 0; }
  uint32_t documents() const { return documents_; }
  size_t bytes() const { return gaps_.size() + frequencies_.size() + positions_.size(); }
  // Good until the builder is changed. Places cannot be added to the last document after this.
  PostingPart part();
  const std::string& positions() const { return positions_; }
  void clear();

 private:
  void begin(DocumentNumber document);
  void end_frequency();

  uint32_t documents_ = 0;
  DocumentNumber first_ = 0;
  DocumentNumber last_ = 0;
  uint32_t frequency_ = 0;  // of the last document, as long as places are being added
  uint32_t place_ = 0;
  std::string gaps_;
  std::string frequencies_;
  std::string positions_;
};

}  // namespace strongroom::store::embedded
