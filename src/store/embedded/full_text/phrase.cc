// SPDX-License-Identifier: Apache-2.0
#include "store/embedded/full_text/phrase.h"

#include <algorithm>
#include <memory>
#include <optional>

namespace strongroom::store::embedded {

namespace {

// Where one stem stands in documents asked for in ascending order. Reads the positions of a part only when a document
// of it is asked for.
class Places {
 public:
  Places(ReadStatements& statements, const Segment& segment, std::string stem)
      : cursor_(statements, segment, stem), stem_(std::move(stem)) {
    next_part();
  }

  // Appends the places in the document, ascending.
  void append(DocumentNumber wanted, std::vector<uint32_t>& places) {
    while (more_ && last_ < wanted) next_part();
    if (!more_) return;
    while (documents_->document() < wanted) {
      passed_over_ += frequency_;
      if (left_ == 0) return;
      step();
    }
    if (documents_->document() != wanted) return;
    if (!positions_) positions_.emplace(cursor_.positions());
    positions_->skip(passed_over_);
    passed_over_ = 0;
    uint32_t place = 0;
    for (uint32_t i = 0; i < frequency_; ++i) places.push_back(place += positions_->read32());
    // They have been read: nothing of this document is left to pass over.
    frequency_ = 0;
  }

 private:
  void next_part() {
    more_ = cursor_.next() && cursor_.stem() == stem_;
    if (!more_) return;
    const PostingPart& part = cursor_.part();
    documents_.emplace(part);
    frequencies_ = NumberReader(part.frequencies);
    positions_.reset();
    passed_over_ = 0;
    last_ = part.last;
    frequency_ = frequencies_.read32();
    left_ = part.documents - 1;
  }

  void step() {
    documents_->next();
    frequency_ = frequencies_.read32();
    --left_;
  }

  SegmentCursor cursor_;
  std::string stem_;
  bool more_ = false;
  std::optional<DocumentReader> documents_;
  NumberReader frequencies_{{}};
  std::optional<NumberReader> positions_;  // of the part, once one of its documents was asked for
  uint64_t passed_over_ = 0;               // places between where positions_ stands and the document
  DocumentNumber last_ = 0;
  uint32_t frequency_ = 0;
  uint32_t left_ = 0;  // documents of the part behind this one
};

// A word of the phrase: of a prefix, all the stems that begin so.
class WordPlaces {
 public:
  WordPlaces(const StemLists& lists, const Segment& segment, const IndexedQueryWord& word) {
    std::vector<std::string> stems;
    if (word.is_prefix) {
      lists.each_part(segment, word, [&](const SegmentCursor& cursor) {
        if (stems.empty() || stems.back() != cursor.stem()) stems.push_back(cursor.stem());
      });
    } else {
      stems = {word.stem};
    }
    for (std::string& stem : stems)
      stems_.push_back(std::make_unique<Places>(lists.statements(), segment, std::move(stem)));
  }

  const std::vector<uint32_t>& in(DocumentNumber document) {
    places_.clear();
    for (const auto& stem : stems_) stem->append(document, places_);
    if (stems_.size() > 1) std::sort(places_.begin(), places_.end());
    return places_;
  }

 private:
  std::vector<std::unique_ptr<Places>> stems_;
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

bool has_phrase(std::vector<WordPlaces>& words, DocumentNumber document, std::vector<uint32_t>& starts) {
  starts = words.front().in(document);
  for (size_t i = 1; i < words.size() && !starts.empty(); ++i)
    keep_followed(starts, words[i].in(document), static_cast<uint32_t>(i));
  return !starts.empty();
}

}  // namespace

NumberSet documents_with_phrase(const StemLists& lists, const std::vector<IndexedQueryWord>& words,
                                const NumberSet& candidates) {
  NumberSet found(candidates.bound());
  std::vector<uint32_t> starts;
  for (const Segment& segment : lists.segments()) {
    if (segment.last >= candidates.bound()) full_text_is_damaged();
    if (candidates.count(segment.first, segment.last + 1) == 0) continue;
    std::vector<WordPlaces> places;
    places.reserve(words.size());
    for (const IndexedQueryWord& word : words) places.emplace_back(lists, segment, word);
    candidates.each_between(segment.first, segment.last + 1, [&](size_t document) {
      if (has_phrase(places, static_cast<DocumentNumber>(document), starts)) found.add(document);
    });
  }
  return found;
}

}  // namespace strongroom::store::embedded
