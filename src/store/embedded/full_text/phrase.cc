// SPDX-License-Identifier: Apache-2.0
#include "store/embedded/full_text/phrase.h"

#include <algorithm>
#include <deque>
#include <optional>

namespace strongroom::store::embedded {

namespace {

// Where one stem stands in documents asked for in ascending order. Reads the positions of a part only when a document
// of it is asked for.
class Places {
 public:
  Places(ReadStatements& statements, const std::deque<KeptPart>& parts)
      : statements_(statements), part_(parts.begin()), end_(parts.end()) {}

  // Appends the places in the document, ascending.
  void append(DocumentNumber wanted, std::vector<uint32_t>& places) {
    for (; part_ != end_ && part_->part.last < wanted; ++part_) part_places_.reset();
    if (part_ == end_ || wanted < part_->part.first) return;
    if (!part_places_) part_places_.emplace(*part_, reader_of(part_->segment));
    part_places_->append(wanted, places);
  }

 private:
  class PartPlaces {
   public:
    PartPlaces(const KeptPart& kept, PositionsReader& reader)
        : kept_(kept), reader_(reader), documents_(kept.part), landmarks_(kept.part) {}

    void append(DocumentNumber wanted, std::vector<uint32_t>& places) {
      documents_.seek(wanted);
      if (documents_.document() != wanted) return;
      if (landmarks_.seek(documents_.index()) || !is_read_) read_from_landmark();
      positions_.skip(frequencies_.sum(documents_.index() - passed_));
      passed_ = documents_.index() + 1;
      uint32_t place = 0;
      for (uint32_t left = frequencies_.read32(); left > 0; --left) places.push_back(place += positions_.read32());
    }

   private:
    void read_from_landmark() {
      const Landmark& here = landmarks_.here();
      const uint64_t bytes = landmarks_.next().positions_bytes - here.positions_bytes;
      frequencies_ = NumberReader(kept_.part.frequencies.substr(here.frequencies_bytes));
      positions_ = NumberReader(reader_.read(kept_.positions_start + here.positions_bytes, bytes));
      passed_ = here.documents;
      is_read_ = true;
    }

    const KeptPart& kept_;
    PositionsReader& reader_;
    DocumentReader documents_;
    LandmarkReader landmarks_;
    NumberReader frequencies_{{}};
    NumberReader positions_{{}};
    uint32_t passed_ = 0;  // documents before the one that frequencies_ and positions_ stand at
    bool is_read_ = false;
  };

  // To begin reading costs more than to read on in the same segment.
  PositionsReader& reader_of(int64_t segment) {
    if (!reader_ || segment != segment_) reader_.emplace(statements_, segment, PositionsReader::Order::Scattered);
    segment_ = segment;
    return *reader_;
  }

  ReadStatements& statements_;
  std::deque<KeptPart>::const_iterator part_;
  std::deque<KeptPart>::const_iterator end_;
  int64_t segment_ = 0;
  std::optional<PositionsReader> reader_;
  std::optional<PartPlaces> part_places_;
};

// A word of the phrase: of a prefix, all the stems that begin so.
class WordPlaces {
 public:
  WordPlaces(StemLists& lists, const IndexedQueryWord& word) {
    for (const std::string& stem : lists.stems(word)) stems_.emplace_back(lists.statements(), lists.list(stem));
  }

  const std::vector<uint32_t>& in(DocumentNumber document) {
    places_.clear();
    for (Places& stem : stems_) stem.append(document, places_);
    if (stems_.size() > 1) std::sort(places_.begin(), places_.end());
    return places_;
  }

 private:
  std::deque<Places> stems_;
  std::vector<uint32_t> places_;
};

// Keeps of `starts` those that have a place right `distance` behind them.
void keep_followed(std::vector<uint32_t>& starts, const std::vector<uint32_t>& places, uint32_t distance) {
  auto place = places.begin();
  std::erase_if(starts, [&](uint32_t start) {
    while (place != places.end() && *place < start + distance) ++place;
    return place == places.end() || *place != start + distance;
  });
}

bool has_phrase(std::deque<WordPlaces>& words, DocumentNumber document, std::vector<uint32_t>& starts) {
  starts = words.front().in(document);
  for (size_t i = 1; i < words.size() && !starts.empty(); ++i)
    keep_followed(starts, words[i].in(document), static_cast<uint32_t>(i));
  return !starts.empty();
}

}  // namespace

NumberSet documents_with_phrase(StemLists& lists, const std::vector<IndexedQueryWord>& words,
                                const NumberSet& candidates) {
  NumberSet found(candidates.bound());
  std::deque<WordPlaces> places;
  for (const IndexedQueryWord& word : words) places.emplace_back(lists, word);
  std::vector<uint32_t> starts;
  candidates.each([&](size_t document) {
    if (has_phrase(places, static_cast<DocumentNumber>(document), starts)) found.add(document);
  });
  return found;
}

}  // namespace strongroom::store::embedded
