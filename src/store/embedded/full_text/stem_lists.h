// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "store/embedded/full_text/list_cache.h"
#include "store/embedded/full_text/number_set.h"
#include "store/embedded/full_text/segment.h"

namespace strongroom::store::embedded {

// A word to look for: a stem, or all stems that begin so.
struct IndexedQueryWord {
  std::string stem;
  bool is_prefix = false;
  friend bool operator==(const IndexedQueryWord&, const IndexedQueryWord&) = default;
};

// The lists of one committed state, for one search. Must not outlive the statements, nor the cache, which may be null.
// Not thread-safe.
class StemLists {
 public:
  explicit StemLists(ReadStatements& statements, ListCache* cache = nullptr);

  const std::vector<Segment>& segments() const { return segments_; }
  ReadStatements& statements() const { return statements_; }

  // Calls visit(const PostingPart&) for each part of a stem's list, ascending documents. The list is read once and
  // kept: what is found by a word is ranked by it next.
  template <typename Visit>
  void each_part_of_stem(const std::string& stem, const Visit& visit) {
    for (const KeptPart* kept : list(stem)) visit(kept->part);
  }
  // All of its parts; good as long as this is.
  const std::vector<const KeptPart*>& list(const std::string& stem);

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

  // Of a prefix, all stems that begin so, in ascending order.
  std::vector<std::string> stems(const IndexedQueryWord& word) const;

  // Adds the documents that hold the word to a set. Those past its bound are of a later state, and left out.
  void add_documents(const IndexedQueryWord& word, NumberSet& documents);

 private:
  // Of all segments.
  struct WholeList {
    std::vector<std::shared_ptr<const KeptList>> lists;
    std::vector<const KeptPart*> parts;
  };

  std::shared_ptr<const KeptList> list_in(const Segment& segment, const std::string& stem) const;

  ReadStatements& statements_;
  ListCache* cache_;
  int64_t generation_ = 0;
  std::vector<Segment> segments_;
  std::map<std::string, WholeList> kept_;  // by stem
};

}  // namespace strongroom::store::embedded
