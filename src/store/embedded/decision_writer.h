// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "records/decision.h"
#include "store/embedded/item_index.h"
#include "store/embedded/keeping.h"

namespace strongroom::store::embedded {

// Does what decisions say, inside the caller's transaction: items enter and leave lists and search, erased bytes go.
class DecisionWriter {
 public:
  // All must outlive it.
  DecisionWriter(ReadStatements& read, WriteStatements& write, ItemIndex& index)
      : read_(read), write_(write), index_(index) {}

  // `entry` is the decision's own.
  void apply(const records::Decision& decision, records::EntryIndex entry);

 private:
  void set_standing(records::RecordKind kind, std::string_view id, records::Standing standing);
  void withhold(const records::ItemId& id, records::Standing standing);
  void release(const records::ItemId& id, Timestamp now);
  Position position_for(const HeldItem& held);
  void erase(const records::Decision& decision, records::EntryIndex entry);
  bool forget_item(const records::ItemId& id, records::EntryIndex decision);
  void erase_entry(records::EntryIndex erased, records::EntryIndex decision);
  void add_trace(std::string_view trace, records::EntryIndex decision);

  ReadStatements& read_;
  WriteStatements& write_;
  ItemIndex& index_;
};

// What purge() still has to do, kept in the table `state` until it is done.
enum class PurgeDue { Nothing, FreePages, IndexToo };
PurgeDue purge_due(ReadStatements& statements);

}  // namespace strongroom::store::embedded
