// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <unordered_set>
#include <vector>

#include "archive/archive.h"
#include "archive/gaps.h"
#include "archive/promised_pages.h"

namespace strongroom::archive {

// What captures promise and the archive lacks, followed from state to state.
//
// Problem: telling gaps means reading every capture, 0.7 s of it at 20,000 items and in proportion, and every intake,
// every `gaps` and the first page of a server ask for them.
// Trick: what was read of the captures is kept in the store as of an entry, and only those of later entries are read.
// A decision takes it away, as what was public need not be any more; then all of them are read again.
//
// Not thread-safe.
class GapTracker {
 public:
  explicit GapTracker(const Archive& archive);  // must outlive this

  // Brings this to the archive's newest state.
  void follow();
  // The number of entries of the state that this is at, and how many of them came after what is kept.
  uint64_t version() const { return version_; }
  uint64_t entries_not_kept() const { return version_ - kept_version_; }

  // What the captured listings list.
  std::vector<records::ListingFilter> listings() const { return promised_.filters(); }
  // Pages of listings, by listing and number.
  std::vector<Gap> missing_pages() const { return promised_.missing(); }
  // Items that pages link to and no capture shows, unless they were erased, in the order in which they were first
  // linked.
  std::vector<Gap> missing_items() const;
  size_t missing_item_count() const { return unseen_.size(); }

  // For the one that may write: keeps this state for whoever follows next. Leaving it out costs them time and nothing
  // else; so does another writer's being at work, or a full disk, when nothing is kept.
  void keep(Archive& archive);

 private:
  struct UnseenItem {
    records::ItemLink link;
    std::vector<std::string> keys;  // of the item's identity
  };

  void go_on_from_kept();
  std::string to_bytes() const;
  bool restore(std::string_view bytes);
  bool add_entries(uint64_t from, uint64_t to);
  void read_all();
  void add(const records::Capture& capture);
  void add(const records::ItemLink& link);
  bool is_missing(const std::vector<std::string>& keys) const;

  const Archive& archive_;
  PromisedPages promised_;
  std::vector<UnseenItem> unseen_;
  std::unordered_set<std::string> linked_;  // first keys of what was linked, while captures are being read
  uint64_t version_ = 0;
  uint64_t kept_version_ = 0;
};

}  // namespace strongroom::archive
