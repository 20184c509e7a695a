// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "records/item.h"
#include "store/embedded/counts.h"
#include "store/embedded/full_text/frequent_stems.h"
#include "store/embedded/full_text/segment.h"
#include "store/embedded/position.h"
#include "store/embedded/statements.h"

namespace strongroom::store::embedded {

// A term of an item, and whether searches count their results by it.
struct IndexedTerm {
  TermNumber number;
  bool is_facet = false;
};

// A transaction's changes to the full text: gathered in memory, written as one segment.
class FullTextWriter {
 public:
  // Both must outlive it.
  FullTextWriter(ReadStatements& read, WriteStatements& write) : read_(read), write_(write) {}

  // Enters the newest revision of an item.
  DocumentNumber add(Position position, const records::Item& item, const std::vector<IndexedTerm>& terms);
  // Searches no longer find it. Its words go when its segment is next merged.
  void withdraw(DocumentNumber document);

  // Writes all and carries merging on. To be called before the transaction is committed.
  void finish();

 private:
  struct List {
    std::vector<PostingBuilder> full;  // those that can take no more documents
    PostingBuilder last;
  };
  struct Hash {
    using is_transparent = void;
    size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };

  void begin();
  void choose_signs();
  PostingBuilder& list(std::string_view name, DocumentNumber document);
  void write_segment();

  ReadStatements& read_;
  WriteStatements& write_;
  std::optional<SignHistory> signs_;  // none: it and next_ are not yet looked up
  DocumentNumber next_ = 0;
  DocumentNumber first_ = 0;  // of those held back
  std::unordered_map<std::string, List, Hash, std::equal_to<>> lists_;
  size_t held_bytes_ = 0;
  uint64_t written_bytes_ = 0;
};

}  // namespace strongroom::store::embedded
