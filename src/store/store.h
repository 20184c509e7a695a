// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "records/canonical.h"
#include "records/record.h"
#include "store/query.h"

namespace strongroom::store {

// A record as it is kept: what the log commits to and the bytes it was made of.
struct StoredRecord {
  records::EntryIndex index;
  records::Entry entry;
  std::string canonical;
};

// Where an item stands within its day.
struct Placement {
  // It is listed right below this item of the same day (older, or later on the page). Above all others when not set.
  std::optional<records::ItemId> below;
};

// One transaction of the only writer. Reads see its own writes. Destroying it without commit() undoes it all.
// Not thread-safe. Throws Fault when the database fails.
class Writer {
 public:
  virtual ~Writer() = default;

  // The item that has one of these identity keys, the first key first.
  virtual std::optional<records::ItemId> find(const std::vector<std::string>& identity_keys) const = 0;
  // The newest revisions of the items of a day (of undated items for nullopt, the newest 100 of them).
  virtual std::vector<records::ItemRevision> items_of_day(const std::optional<CivilDate>& date) const = 0;
  virtual std::optional<records::ItemRevision> newest(const records::ItemId& id) const = 0;
  virtual bool has_item(const records::ItemId& id) const = 0;
  virtual bool has_capture(std::string_view capture_id) const = 0;

  // Adds a revision: the item's first one, or the successor of its newest. Its entry gets the next index.
  // `identity_keys` are added to those the item has.
  virtual records::EntryIndex put(const records::ItemRevision& revision, const std::vector<std::string>& identity_keys,
                                  const Placement& placement, Timestamp now) = 0;
  virtual void add_keys(const records::ItemId& id, const std::vector<std::string>& identity_keys) = 0;
  virtual records::EntryIndex put(const records::Capture& capture) = 0;

  // Durable when it returns.
  virtual void commit() = 0;
};

// The truth: records with their entries, lists, counts and full text. Every reading verb sees one committed state and
// is thread-safe; readers never wait for the writer. Throws Fault when the database is broken.
// tests/contract/store_contract.h is the suite that every implementation passes.
class Store {
 public:
  virtual ~Store() = default;

  // One at a time: Refused while another is open in this process.
  virtual Result<std::unique_ptr<Writer>> begin() = 0;

  // Records and entries.
  virtual uint64_t entry_count() const = 0;  // the archive's version
  virtual std::vector<StoredRecord> entries(records::EntryIndex from, size_t count_max) const = 0;
  virtual std::optional<StoredRecord> record(records::RecordKind kind, std::string_view id,
                                             records::Revision revision) const = 0;

  // Items.
  virtual std::optional<records::ItemRevision> item(const records::ItemId& id) const = 0;     // the newest revision
  virtual std::vector<records::ItemRevision> revisions(const records::ItemId& id) const = 0;  // oldest first
  virtual std::vector<records::Capture> captures_of(const records::ItemId& id) const = 0;     // in order of intake
  // The items next to it in the list of all items: [0] newer, [1] older.
  virtual std::array<std::optional<ItemSummary>, 2> neighbours(const records::ItemId& id) const = 0;
  virtual std::optional<records::ItemId> find(const std::vector<std::string>& identity_keys) const = 0;
  // By the path of an address an item had at its source ("/en/media/item/123-title"), ".html" and "index.php" ignored.
  virtual std::optional<records::ItemId> find_old_path(std::string_view path) const = 0;
  virtual std::optional<ItemSummary> summary(const records::ItemId& id) const = 0;

  // Lists and counts: kept, not counted; the cost does not grow with the archive.
  virtual ListPage list(const ListQuery& query) const = 0;
  virtual uint64_t item_count() const = 0;
  virtual std::vector<MonthCount> months(const std::optional<TermRef>& term) const = 0;  // newest first
  virtual std::vector<uint64_t> days(const YearMonth& month,
                                     const std::optional<TermRef>& term) const = 0;  // [0] is day 1
  virtual std::vector<TermCount> terms(TermKind kind, size_t count_max) const = 0;   // most items first, then by name
  virtual std::optional<TermCount> term(const TermRef& term) const = 0;

  // Captures, in order of intake.
  virtual void each_capture(const std::function<void(const records::Capture&)>& visit) const = 0;
  virtual std::optional<records::Capture> capture(std::string_view capture_id) const = 0;
  // Items whose newest revision is still truncated, newest first.
  virtual std::vector<ItemSummary> truncated_items(size_t count_max) const = 0;

  // Full text. Malformed, with a sentence for the user, for a query that cannot be understood.
  virtual Result<SearchPage> search(const SearchQuery& query) const = 0;
  // The items changed most recently (by intake), newest first: for feeds' `updated` and sitemaps.
  virtual std::optional<Timestamp> last_change() const = 0;

  // Drops and makes anew what can be derived from the records: lists, counts, keys, full text.
  virtual void rebuild(const std::function<void(uint64_t done, uint64_t total)>& progress) = 0;
  // The database's own integrity check, and whether the derived tables agree with the records; one error a finding.
  virtual std::vector<Error> check() const = 0;
};

}  // namespace strongroom::store
