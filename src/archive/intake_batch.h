// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "archive/archive.h"
#include "archive/intake_document.h"
#include "archive/item_matcher.h"

namespace strongroom::archive {

// The items that a run of intake met, each with the most that happened to it.
struct ItemsMet {
  std::set<records::ItemId> added;
  std::set<records::ItemId> revised;
  std::set<records::ItemId> seen;  // all of them
};

// One transaction of intake: decides for each item that a document shows whether it is new, known, fuller or changed.
// Nothing is kept before `commit`. The archive must outlive it. `visibility` is that of what comes in: nothing that is
// not public changes a public item, and an item that is withheld stays so, whatever shows it.
class IntakeBatch {
 public:
  IntakeBatch(Archive& archive, ItemsMet& met, records::Visibility visibility);

  // The document's original must have been written. False when the archive had this capture already.
  bool take_in(const IntakeDocument& document);
  void commit() { writer_->commit(); }

 private:
  struct Page;
  // What one more revision of an item says.
  struct NextState {
    records::Item item;
    records::RevisionReason reason = records::RevisionReason::ChangedAtSource;
    Digest capture;
    records::PrintedDate saved = {};
  };

  records::ItemRevision take_item(const FoundState& found, Page& page, size_t index, records::Capture& capture);
  records::ItemRevision put_first(const FoundState& found, Page& page, size_t index);
  records::ItemRevision put_next(const records::ItemRevision& newest, NextState next);
  records::ItemRevision put_told(records::ItemRevision newest, const std::vector<const records::ToldState*>& states,
                                 const Digest& original);
  records::ItemRevision put_back(const records::ItemRevision& newest, const records::ItemRevision& kept);
  records::ItemRevision merge_into(const records::ItemRevision& kept, const FoundState& found,
                                   const records::Capture& capture);
  std::vector<records::ItemRevision> history_of(const records::ItemId& id) const;
  std::vector<const records::ToldState*> told_and_not_had(const records::ItemId& id, const FoundState& found) const;
  store::Placement placement_of(const Page& page, size_t index);
  records::ItemId free_id(const FoundState& found, const std::string& key) const;
  void add_missing_keys(const records::ItemId& id, const std::vector<std::string>& keys);
  records::Visibility visibility_of(const records::ItemId& id) const;
  bool had_before(const records::ItemId& id, const FoundState& found) const;
  std::optional<Timestamp> captured_at(const records::ItemRevision& revision) const;

  Archive& archive_;
  ItemsMet& met_;
  std::unique_ptr<store::Writer> writer_;
  records::Visibility visibility_;
  ItemMatcher matcher_;
  Timestamp now_;
  // Put by this transaction, and so not yet seen by readers of the store.
  std::map<records::ItemId, std::vector<records::ItemRevision>> put_;
  std::map<Digest, Timestamp> capture_times_;
};

}  // namespace strongroom::archive
