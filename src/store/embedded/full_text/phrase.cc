// SPDX-License-Identifier: Apache-2.0
#include "store/embedded/full_text/phrase.h"

#include <algorithm>
#include <deque>
#include <iterator>
#include <memory>
#include <optional>

#include "store/embedded/full_text/frequent_stems.h"
#include "store/embedded/full_text/indexed_text.h"

namespace strongroom::store::embedded {

namespace {

// Where one stem stands between the right neighbours, in documents asked for in ascending order. Reads the positions of
// a part only when a document of it is asked for.
class Places {
 public:
  Places(ReadStatements& statements, const std::vector<const KeptPart*>& parts, NeighbourTest test)
      : statements_(statements), test_(test), part_(parts.begin()), end_(parts.end()) {}

  // Appends the places in the document, ascending.
  void append(DocumentNumber wanted, std::vector<uint32_t>& places) {
    for (; part_ != end_ && (*part_)->part.last < wanted; ++part_) part_places_.reset();
    if (part_ == end_ || wanted < (*part_)->part.first) return;
    if (!part_places_) part_places_.emplace(**part_, reader_of((*part_)->segment));
    part_places_->each(wanted, [&](Place place) {
      if (test_.passes(place.neighbours)) places.push_back(place.place);
    });
  }

 private:
  class PartPlaces {
   public:
    PartPlaces(const KeptPart& kept, PositionsReader& reader)
        : kept_(kept), reader_(reader), documents_(kept.part), landmarks_(kept.part) {}

    template <typename Visit>
    void each(DocumentNumber wanted, const Visit& visit) {
      documents_.seek(wanted);
      if (documents_.document() != wanted) return;
      if (landmarks_.seek(documents_.index()) || !is_read_) read_from_landmark();
      positions_.skip(frequencies_.sum(documents_.index() - passed_));
      passed_ = documents_.index() + 1;
      positions_.each(frequencies_.read32(), visit);
    }

   private:
    void read_from_landmark() {
      const Landmark& here = landmarks_.here();
      const uint64_t bytes = landmarks_.next().positions_bytes - here.positions_bytes;
      frequencies_ = NumberReader(kept_.part.frequencies.substr(here.frequencies_bytes));
      positions_ = PlacesReader(reader_.read(kept_.positions_start + here.positions_bytes, bytes));
      passed_ = here.documents;
      is_read_ = true;
    }

    const KeptPart& kept_;
    PositionsReader& reader_;
    DocumentReader documents_;
    LandmarkReader landmarks_;
    NumberReader frequencies_{{}};
    PlacesReader positions_{{}};
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
  NeighbourTest test_;
  std::vector<const KeptPart*>::const_iterator part_;
  std::vector<const KeptPart*>::const_iterator end_;
  int64_t segment_ = 0;
  std::optional<PositionsReader> reader_;
  std::optional<PartPlaces> part_places_;
};

// A word of the phrase: of a prefix, all the stems that begin so.
class WordPlaces {
 public:
  WordPlaces(StemLists& lists, const Signs& signs, const std::vector<IndexedQueryWord>& phrase, size_t index)
      : index_(static_cast<uint32_t>(index)) {
    const NeighbourTest test = test_of(signs, phrase, index);
    for (const std::string& stem : lists.stems(phrase[index])) {
      const std::vector<const KeptPart*>& list = lists.list(stem);
      for (const KeptPart* kept : list) documents_ += kept->part.documents;
      stems_.emplace_back(lists.statements(), list, test);
    }
  }

  // How many words of the phrase come before it.
  uint32_t index() const { return index_; }
  // At most so many hold it.
  uint64_t documents() const { return documents_; }
  const std::vector<uint32_t>& in(DocumentNumber document) {
    places_.clear();
    for (Places& stem : stems_) stem.append(document, places_);
    if (stems_.size() > 1) std::sort(places_.begin(), places_.end());
    return places_;
  }

 private:
  static NeighbourTest test_of(const Signs& signs, const std::vector<IndexedQueryWord>& phrase, size_t index) {
    NeighbourTest test;
    if (index > 0) test.require_previous(signs.of(bare_stem(phrase[index - 1].stem)));
    if (index + 1 < phrase.size() && !phrase[index + 1].is_prefix)
      test.require_next(signs.of(bare_stem(phrase[index + 1].stem)));
    return test;
  }

  uint32_t index_;
  uint64_t documents_ = 0;
  std::deque<Places> stems_;
  std::vector<uint32_t> places_;
};

// Keeps of the phrase's `starts` those where a word of it stands too, `index` words on.
void keep_with(std::vector<uint32_t>& starts, const std::vector<uint32_t>& places, uint32_t index) {
  auto place = places.begin();
  std::erase_if(starts, [&](uint32_t start) {
    while (place != places.end() && *place < start + index) ++place;
    return place == places.end() || *place != start + index;
  });
}

// A phrase in documents signed in one way. The rarest word's places are read first: its neighbours refuse most
// documents before the places of a frequent word, which lie far apart, are read. Those of a word are not read at all
// when a neighbour's sign says that it stands there.
class PhrasePlaces {
 public:
  PhrasePlaces(StemLists& lists, const Signs& signs, const std::vector<IndexedQueryWord>& phrase) {
    std::vector<std::unique_ptr<WordPlaces>> words;
    for (size_t index = 0; index < phrase.size(); ++index)
      words.push_back(std::make_unique<WordPlaces>(lists, signs, phrase, index));
    std::stable_sort(words.begin(), words.end(),
                     [](const auto& a, const auto& b) { return a->documents() < b->documents(); });
    std::vector<bool> is_known(phrase.size(), false);
    const auto know_own = [&](size_t index) {
      if (!phrase[index].is_prefix && signs.is_own(bare_stem(phrase[index].stem))) is_known[index] = true;
    };
    for (auto& word : words) {
      const size_t index = word->index();
      if (is_known[index]) continue;
      if (index > 0) know_own(index - 1);
      if (index + 1 < phrase.size()) know_own(index + 1);
      words_.push_back(std::move(word));
    }
  }

  bool are_in(DocumentNumber document) {
    starts_.clear();
    const uint32_t rarest = words_.front()->index();
    for (const uint32_t place : words_.front()->in(document))
      if (place >= rarest) starts_.push_back(place - rarest);
    for (size_t i = 1; i < words_.size() && !starts_.empty(); ++i)
      keep_with(starts_, words_[i]->in(document), words_[i]->index());
    return !starts_.empty();
  }

 private:
  std::vector<std::unique_ptr<WordPlaces>> words_;  // whose places are read, the rarest first
  std::vector<uint32_t> starts_;
};

}  // namespace

NumberSet documents_with_phrase(StemLists& lists, const std::vector<IndexedQueryWord>& words,
                                const NumberSet& candidates) {
  NumberSet found(candidates.bound());
  const SignHistory history(lists.statements());
  for (auto run = history.runs().begin(); run != history.runs().end(); ++run) {
    const auto next = std::next(run);
    const size_t end =
        next == history.runs().end() ? candidates.bound() : std::min<size_t>(next->first, candidates.bound());
    if (end <= run->first || !candidates.has_any(run->first, end - 1)) continue;
    PhrasePlaces phrase(lists, run->signs, words);
    candidates.each_between(run->first, end, [&](size_t document) {
      if (phrase.are_in(static_cast<DocumentNumber>(document))) found.add(document);
    });
  }
  return found;
}

}  // namespace strongroom::store::embedded
