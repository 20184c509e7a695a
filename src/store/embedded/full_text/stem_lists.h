// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "store/embedded/full_text/number_set.h"
#include "store/embedded/full_text/segment.h"

namespace strongroom::store::embedded {

// A word to look for: a stem, or all stems that begin so.
struct IndexedQueryWord {
  std::string stem;
  bool is_prefix = false;
  friend bool operator==(const IndexedQueryWord&, const IndexedQueryWord&) = default;
};

// The lists of one committed state. Must not outlive the statements.
class StemLists {
 public:
  explicit StemLists(ReadStatements& statements)
      : statements_(statements), segments_(read_segments(statements, SegmentState::Live)) {}

  const std::vector<Segment>& segments() const { return segments_; }
  ReadStatements& statements() const { return statements_; }

  // Calls visit(SegmentCursor&) for each part of the word's lists in a segment: stem by stem, ascending documents.
  template <typename Visit>
  void each_part(const Segment& segment, const IndexedQueryWord& word, const Visit& visit) const {
    SegmentCursor cursor(statements_, segment, word.stem);
    while (cursor.next()) {
      const bool found = word.is_prefix ? cursor.stem().starts_with(word.stem) : cursor.stem() == word.stem;
      if (!found) return;
      visit(cursor);
    }
  }
  template <typename Visit>
  void each_part(const IndexedQueryWord& word, const Visit& visit) const {
    for (const Segment& segment : segments_) each_part(segment, word, visit);
  }

  // Adds the documents that hold the word to a set. Those past its bound are of a later state, and left out.
  void add_documents(const IndexedQueryWord& word, NumberSet& documents) const;

 private:
  ReadStatements& statements_;
  std::vector<Segment> segments_;
};

}  // namespace strongroom::store::embedded
