// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "archive/merge.h"
#include "records/told_state.h"
#include "store/store.h"

namespace strongroom::archive {

// An item as a capture shows it, ready to be looked up.
struct FoundState {
  ShapedItem state;
  std::vector<std::string> keys;  // records::identity_keys
  // What the document tells of its past (ingest::FoundItem).
  std::vector<records::ToldState> earlier = {};
  records::PrintedDate saved = {};
};

// Finds the item that a capture shows among those the archive has: by its keys, else by near-same text on the same day,
// else as a changed statement (changed_statement.h).
// Belongs to one transaction: keeps the items of the days it has looked at. Not thread-safe; `writer` must outlive it.
class ItemMatcher {
 public:
  ItemMatcher(const store::Writer& writer, std::string site, records::Visibility visibility)
      : writer_(writer), site_(std::move(site)), visibility_(visibility) {}

  // `on_page`: items that the same capture has shown already. Two of one page are the same only when their texts are.
  // Looks among those that share the visibility first, listed or withheld, then among the others.
  std::optional<records::ItemRevision> find(const FoundState& found, const std::set<records::ItemId>& on_page);
  // Only among those that are withheld.
  std::optional<records::ItemRevision> find_withheld(const FoundState& found, const std::set<records::ItemId>& on_page);

  // The listed items of a day in the order of its list, as far as this transaction knows.
  std::vector<records::ItemId> day_order(const std::optional<CivilDate>& date);

  // Tells of a state that was put, so that later captures of the transaction are compared with it.
  void put(const records::ItemRevision& revision, const ShapedItem& state, const store::Placement& placement);

  // Keys for an item that is another one than the item that has its keys. Those of an item that is taken in as
  // restricted lie apart: nothing public is recognised by them, or named after them.
  std::vector<std::string> free_keys(const FoundState& found) const;

 private:
  struct Known {
    records::ItemRevision revision;
    TextShape shape;
    bool listed = true;
  };
  enum class Among { Listed, Withheld };
  using Day = std::vector<Known>;

  Day& day(const std::optional<CivilDate>& date);
  std::optional<records::ItemRevision> by_keys(const FoundState& found, const std::vector<std::string>& keys,
                                               const std::set<records::ItemId>& on_page) const;
  std::optional<records::ItemRevision> by_text(const FoundState& found, Among among,
                                               const std::set<records::ItemId>& on_page);
  std::optional<records::ItemRevision> by_beginning(const FoundState& found, Among among,
                                                    const std::set<records::ItemId>& on_page);
  bool is_listed(const records::ItemId& id) const;
  bool may_be(const Known& known, const FoundState& found, const std::set<records::ItemId>& on_page) const;

  const store::Writer& writer_;
  std::string site_;
  records::Visibility visibility_;
  std::map<std::optional<CivilDate>, Day> days_;
  size_t known_words_ = 0;
};

}  // namespace strongroom::archive
