// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "store/embedded/counts.h"
#include "store/embedded/full_text/full_text_writer.h"
#include "store/embedded/item_row.h"
#include "store/item_terms.h"
#include "store/store.h"

namespace strongroom::store::embedded {

// Keeps all that is derived from items in step with their newest revisions, inside the caller's transaction: rows for
// lists, terms, counts, full text and their places. Intake, moves and rebuilding all come through here.
class ItemIndex {
 public:
  // Both must outlive it.
  ItemIndex(ReadStatements& read, WriteStatements& write) : read_(read), write_(write), full_text_(read, write) {}

  // Enters the newest revision of an item that is not in the index at present.
  void enter(const records::ItemRevision& revision, ItemPlace place, Timestamp changed_at);
  // Takes out what `enter` entered.
  void withdraw(const ItemPlace& place);
  // A free position on a day, as Placement says; spreads the day's items anew when there is no room.
  Position allocate(int64_t day, const Placement& placement);
  // Remembers the addresses of a revision.
  void add_paths(records::EntryIndex first_entry, const records::Item& item);

  // Writes what is held back; to be called before the transaction is committed.
  void finish();

 private:
  struct KnownTerm {
    TermNumber number;
    std::string name;
  };
  TermNumber number_of(const NamedTerm& term);
  std::optional<int64_t> free_sequence(int64_t day, const Placement& placement);
  void spread(int64_t day);
  void change_lists(const ItemPlace& place, int items);

  ReadStatements& read_;
  WriteStatements& write_;
  CountChanges counts_;
  FullTextWriter full_text_;
  std::map<TermRef, KnownTerm> terms_;
  // By how much an entry of a list changes: 1 to add, -1 to remove.
  std::map<std::pair<TermNumber, Position>, int> list_changes_;
};

}  // namespace strongroom::store::embedded
