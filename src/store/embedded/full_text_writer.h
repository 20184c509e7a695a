// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>

#include "store/embedded/indexed_text.h"
#include "store/embedded/statements.h"

namespace strongroom::store::embedded {

// A transaction's changes to the full text. Held back and written in the order of positions: SQLite makes a new segment
// of its index each time a row number is not greater than the one before.
class FullTextWriter {
 public:
  void add(Position position, IndexedText text);
  // `text` must be what was added: the index keeps no copy, and finds what to remove by it.
  void remove(Position position, IndexedText text);

  // Writes what is held back if it is much.
  void write_some(WriteStatements& statements);
  // Writes all and merges segments in proportion, so that neither searches nor a later commit pay for many of them.
  void finish(WriteStatements& statements);

 private:
  struct Change {
    std::optional<IndexedText> removed;
    std::optional<IndexedText> added;
  };
  void write(WriteStatements& statements);

  std::map<Position, Change> changes_;
  size_t bytes_ = 0;
  size_t written_ = 0;
};

}  // namespace strongroom::store::embedded
