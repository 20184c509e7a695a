// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bit>
#include <cstdint>
#include <string>
#include <string_view>

#include "store/embedded/full_text/neighbours.h"
#include "store/embedded/full_text/number_set.h"
#include "store/embedded/full_text/varint.h"

namespace strongroom::store::embedded {

// What the index calls an item's newest revision. Given out from 1 upwards and never again, so that a list of documents
// only ever grows at its end; a changed item becomes another document.
using DocumentNumber = uint32_t;

inline constexpr uint32_t part_documents_max = 4096;
inline constexpr uint64_t landmark_bytes = 512;

// A part of a stem's list: at most part_documents_max documents, ascending, each with how often and where the stem
// stands in it. The numbers are those of varint.h:
//
//   members      which documents: when of those from the first to the last one in eight is among them, a bit for each
//                (read_bits); else the gap from each to the next
//   frequencies  one number for each document
//   positions    for each document `frequency` pairs: the first place or, then, the distance from the place before, and
//                the place's neighbours
//   landmarks    where a document's frequency and positions begin, every landmark_bytes of positions or a little more
//                often than that: how many documents, bytes of frequencies and bytes of positions lie between it and
//                the landmark before
//
// Nothing is kept of frequencies and positions when every frequency is 1 and places mean nothing (of filters).
struct PostingPart {
  uint32_t documents = 0;
  DocumentNumber first = 0;
  DocumentNumber last = 0;
  std::string_view members;
  std::string_view frequencies;
  std::string_view landmarks;
  uint64_t positions_bytes = 0;

  // Bits come 64 at a time, beginning with a document whose number is a multiple of 64: as in NumberSet.
  uint32_t bit_words() const { return last / 64 - first / 64 + 1; }
  bool has_bits() const { return documents >= bit_words() * sizeof(uint64_t); }
};

// The 64 bits of documents from number (first / 64 + word) * 64 on, the lowest bit first.
inline uint64_t read_bits(const PostingPart& part, uint32_t word) {
  uint64_t bits = 0;
  for (size_t i = 0; i < sizeof(bits); ++i)
    bits |= uint64_t{static_cast<uint8_t>(part.members[word * sizeof(bits) + i])} << (8 * i);
  return bits;
}

// Fault when the part's bits are not those of its first, its last and as many documents as it says. To be called once,
// when a part is read: everything below relies on it.
void check_bits(const PostingPart& part);

// Calls visit(size_t word, uint64_t bits) for the bits of a part that has them; `word` counts from document 0 on.
template <typename Visit>
void each_bits(const PostingPart& part, const Visit& visit) {
  for (uint32_t word = 0; word < part.bit_words(); ++word) visit(part.first / 64 + word, read_bits(part, word));
}

// Calls visit(DocumentNumber) for each document. Fault when the part is damaged.
template <typename Visit>
void each_document(const PostingPart& part, const Visit& visit) {
  if (part.has_bits()) {
    return each_bits(part, [&](size_t word, uint64_t bits) {
      for (; bits != 0; bits &= bits - 1)
        visit(static_cast<DocumentNumber>(word * 64 + static_cast<size_t>(std::countr_zero(bits))));
    });
  }
  NumberReader gaps(part.members);
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

// The same for the documents that are in `wanted` too. Of a part with none of them nothing is read, and of one with
// bits whose frequencies are a byte each only what is wanted.
template <typename Visit>
void each_frequency_in(const PostingPart& part, const NumberSet& wanted, const Visit& visit) {
  if (!wanted.has_any(part.first, part.last)) return;
  if (!part.has_bits() || part.frequencies.size() != part.documents) {
    return each_frequency(part, [&](DocumentNumber document, uint32_t frequency) {
      if (wanted.has(document)) visit(document, frequency);
    });
  }
  size_t before = 0;
  each_bits(part, [&](size_t word, uint64_t bits) {
    const uint64_t both = bits & wanted.word(word);
    size_t place = before;
    for (uint64_t rest = both; rest != 0; rest &= rest - 1) {
      const int bit = std::countr_zero(rest);
      if (both != bits) place = before + count_bits(bits & ~(~uint64_t{0} << bit));
      const auto frequency = static_cast<uint8_t>(part.frequencies[place++]);
      if (frequency >= 0x80) full_text_is_damaged();
      visit(static_cast<DocumentNumber>(word * 64 + static_cast<size_t>(bit)), frequency);
    }
    before += count_bits(bits);
  });
}

// Where a stem stands in a document.
struct Place {
  uint32_t place = 0;
  Neighbours neighbours = 0;
  friend bool operator==(const Place&, const Place&) = default;
};

// Reads the positions of documents one after the other. Fault when they are damaged.
class PlacesReader {
 public:
  explicit PlacesReader(std::string_view positions) : numbers_(positions) {}

  bool at_end() const { return numbers_.at_end(); }
  size_t left() const { return numbers_.left(); }
  // Calls visit(Place) for each of a document's places, ascending.
  template <typename Visit>
  void each(uint32_t frequency, const Visit& visit) {
    uint32_t place = 0;
    for (uint32_t i = 0; i < frequency; ++i) {
      place += numbers_.read32();
      const uint64_t neighbours = numbers_.read();
      if (neighbours > neighbours_max) full_text_is_damaged();
      visit(Place{place, static_cast<Neighbours>(neighbours)});
    }
  }
  // Passes over documents with so many places together.
  void skip(uint64_t places) { numbers_.skip(places * 2); }

 private:
  NumberReader numbers_;
};

// What lies before a document of a part.
struct Landmark {
  uint32_t documents = 0;
  uint64_t frequencies_bytes = 0;
  uint64_t positions_bytes = 0;
};

// Walks a part's landmarks. The first stands before the first document, and one more behind the last.
class LandmarkReader {
 public:
  explicit LandmarkReader(const PostingPart& part);

  const Landmark& here() const { return here_; }
  const Landmark& next() const { return next_; }
  // Goes on to the last landmark that is not behind the document with this many before it; false when that is here.
  // `documents` is less than the part has.
  bool seek(uint32_t documents);

 private:
  void step();

  NumberReader landmarks_;
  Landmark end_;
  Landmark here_;
  Landmark next_;
};

// Stands at one of a part's documents, first at the first.
class DocumentReader {
 public:
  explicit DocumentReader(const PostingPart& part);

  DocumentNumber document() const { return document_; }
  // How many documents of the part come before this one.
  uint32_t index() const { return index_; }
  // Goes on to the first document that is not before `wanted`. Fault when there is none.
  void seek(DocumentNumber wanted);

 private:
  void seek_bit(DocumentNumber wanted);

  PostingPart part_;
  NumberReader gaps_;
  uint32_t word_ = 0;          // of the bits, the one that holds the document
  uint32_t index_before_ = 0;  // how many documents come before that word
  uint32_t index_ = 0;
  DocumentNumber document_;
};

// A part that owns its bytes, and grows.
class PostingBuilder {
 public:
  // Another place of the stem. Documents ascend, and within a document so do places.
  void add(DocumentNumber document, Place place);
  // A document that has the filter.
  void add(DocumentNumber document);
  // All of a later part. `positions` are its bytes.
  void append(const PostingPart& part, std::string_view positions);

  bool empty() const { return documents_ == 0; }
  uint32_t documents() const { return documents_; }
  DocumentNumber last() const { return last_; }
  // Good until the builder is changed. Places cannot be added to the last document after this.
  PostingPart part();
  const std::string& positions() const { return positions_; }
  void clear();

 private:
  void begin(DocumentNumber document);
  void end_frequency();
  Landmark end() const { return {documents_, frequencies_.size(), positions_.size()}; }
  void add_landmark(const Landmark& landmark);
  void make_bits(const PostingPart& part);

  uint32_t documents_ = 0;
  DocumentNumber first_ = 0;
  DocumentNumber last_ = 0;
  uint32_t frequency_ = 0;  // of the last document, as long as places are being added
  uint32_t place_ = 0;
  std::string gaps_;
  std::string bits_;  // made of the gaps where they are many
  std::string frequencies_;
  std::string positions_;
  std::string landmarks_;
  Landmark last_landmark_;
};

}  // namespace strongroom::store::embedded
