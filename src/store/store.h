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
  records::Entry entry;                    // with kind, id and revision even where the log does not hold them
  std::string canonical;                   // empty once it is erased
  std::optional<records::Salt> salt = {};  // of a salted entry, until it is erased
  records::Standing standing = records::Standing::Public;
};

// What a reading verb may tell. Public is the default everywhere: whoever does not ask for more cannot show more.
enum class Scope {
  Public,  // items and captures that stand public; of a capture only the sightings of such items
  All,     // whatever the archive holds and has not erased: for its own staff
};

// An item that is not shown.
struct WithheldItem {
  records::ItemId id;
  records::Standing standing = records::Standing::Restricted;
  std::optional<CivilDate> date;
  friend bool operator==(const WithheldItem&, const WithheldItem&) = default;
};

// What a caller worked out of the records up to an entry, in a form of its own.
struct Derivation {
  uint64_t entries = 0;  // those before this index were taken into account
  std::string bytes;
  friend bool operator==(const Derivation&, const Derivation&) = default;
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
  // The newest revisions of the items of a day (of undated items for nullopt, the newest 100 of them), in the order of
  // its list; with Scope::All followed by those of the day that are withheld.
  virtual std::vector<records::ItemRevision> items_of_day(const std::optional<CivilDate>& date,
                                                          Scope scope = Scope::Public) const = 0;
  virtual std::optional<records::ItemRevision> newest(const records::ItemId& id) const = 0;  // withheld ones too
  virtual bool has_item(const records::ItemId& id) const = 0;               // the id is taken, be it by an erased item
  virtual bool has_capture(std::string_view capture_id) const = 0;          // false for an erased one
  virtual records::Standing standing(const records::ItemId& id) const = 0;  // Erased for an unknown one

  // Adds a revision: the item's first one, or the successor of its newest. Its entry gets the next index, salted unless
  // the revision is public. An item is entered in lists and search only while it stands public; what decides is its
  // first revision's visibility and then the newest decision. `identity_keys` are added to those the item has.
  virtual records::EntryIndex put(const records::ItemRevision& revision, const std::vector<std::string>& identity_keys,
                                  const Placement& placement, Timestamp now) = 0;
  virtual void add_keys(const records::ItemId& id, const std::vector<std::string>& identity_keys) = 0;
  virtual records::EntryIndex put(const records::Capture& capture) = 0;
  // `previous` must be what last_custody_entry says.
  virtual records::EntryIndex put(const records::CustodyEvent& event) = 0;
  // What the log holds for the newest event about an object.
  virtual std::optional<Digest> last_custody_entry(const records::CustodyRef& about) const = 0;
  // Adds the decision, which must be the next one about its object, and does what it says: an item enters or leaves
  // lists and search; of the entries of an erasure, bytes, salts and identity keys go, and of salted ones the ids.
  virtual records::EntryIndex put(const records::Decision& decision) = 0;
  // Whether what it is about is here and in a state that it can be applied to: in a copy it need not be.
  virtual bool can_apply(const records::Decision& decision) const = 0;

  // Kept in place of what was kept under this name. Every decision takes it away, as what was public need not be any
  // more, and so does rebuild().
  virtual void keep_derivation(std::string_view name, const Derivation& derivation) = 0;

  // For copies and repairs, whose caller holds entries of the signed log.
  // Takes an entry as the next one whose record this store does not get: it is kept as an erased one is.
  virtual records::EntryIndex adopt(const records::Entry& entry, Timestamp now) = 0;
  // Puts a public record back that was damaged: its bytes are what its entry commits to. Lists and search are made anew
  // by rebuild() afterwards.
  virtual void mend(const StoredRecord& record, Timestamp now) = 0;

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
  // Everything, whatever its standing: what the log is made of.
  virtual std::vector<StoredRecord> entries(records::EntryIndex from, size_t count_max) const = 0;
  // Nullopt also for an erased one. In Scope::Public a capture that shows a withheld item is not there.
  virtual std::optional<StoredRecord> record(records::RecordKind kind, std::string_view id, records::Revision revision,
                                             Scope scope = Scope::Public) const = 0;

  // Items.
  virtual std::optional<records::ItemRevision> item(const records::ItemId& id,
                                                    Scope scope = Scope::Public) const = 0;  // the newest revision
  virtual std::vector<records::ItemRevision> revisions(const records::ItemId& id,
                                                       Scope scope = Scope::Public) const = 0;  // oldest first
  virtual std::vector<records::Capture> captures_of(const records::ItemId& id,
                                                    Scope scope = Scope::Public) const = 0;  // in order of intake
  // The items next to it in the list of all items: [0] newer, [1] older.
  virtual std::array<std::optional<ItemSummary>, 2> neighbours(const records::ItemId& id) const = 0;
  virtual std::optional<records::ItemId> find(const std::vector<std::string>& identity_keys) const = 0;
  // By the path of an address an item had at its source ("/en/media/item/123-title"), ".html" and "index.php" ignored.
  virtual std::optional<records::ItemId> find_old_path(std::string_view path) const = 0;
  virtual std::optional<ItemSummary> summary(const records::ItemId& id) const = 0;

  // The newest revision that is not erased.
  virtual std::optional<records::Revision> newest_revision(records::RecordKind kind, std::string_view id) const = 0;

  // What stands, what was decided, and what was done with it.
  virtual std::optional<records::Standing> standing(records::RecordKind kind, std::string_view id) const = 0;
  virtual std::vector<records::Decision> decisions(std::string_view object,
                                                   Scope scope = Scope::Public) const = 0;  // oldest first
  virtual std::vector<WithheldItem> withheld_items() const = 0;                             // newest date first
  virtual uint64_t erased_count() const = 0;                                                // records
  virtual std::vector<records::CustodyEvent> custody_of(const records::CustodyRef& about,
                                                        Scope scope = Scope::Public) const = 0;  // as recorded
  // The decision that erased what left this trace, an identity key or "original:<sha256>" of a file: what is erased is
  // recognised when it comes again, without being kept.
  virtual std::optional<records::Decision> erasure_of(std::string_view trace) const = 0;

  // Lists and counts: kept, not counted; the cost does not grow with the archive.
  virtual ListPage list(const ListQuery& query) const = 0;
  virtual uint64_t item_count() const = 0;
  virtual std::vector<MonthCount> months(const std::optional<TermRef>& term) const = 0;  // newest first
  virtual std::vector<uint64_t> days(const YearMonth& month,
                                     const std::optional<TermRef>& term) const = 0;  // [0] is day 1
  virtual std::vector<TermCount> terms(TermKind kind, size_t count_max) const = 0;   // most items first, then by name
  virtual std::optional<TermCount> term(const TermRef& term) const = 0;

  // Captures, in order of intake.
  virtual void each_capture(const std::function<void(const records::Capture&)>& visit,
                            Scope scope = Scope::Public) const = 0;
  virtual std::optional<records::Capture> capture(std::string_view capture_id, Scope scope = Scope::Public) const = 0;
  // Whether the original may be shown: a public capture names it, and no capture of it shows a withheld item.
  virtual bool is_public_original(const Digest& original) const = 0;
  // The captures that name it and are not erased, whatever their standing.
  virtual std::vector<records::Capture> captures_of_original(const Digest& original) const = 0;
  // Items whose newest revision is still truncated, newest first.
  virtual std::vector<ItemSummary> truncated_items(size_t count_max) const = 0;
  virtual uint64_t truncated_count() const = 0;
  // Nullopt where nothing is kept under this name, or what was kept is taken away.
  virtual std::optional<Derivation> derivation(std::string_view name) const = 0;

  // Full text. Malformed, with a sentence for the user, for a query that cannot be understood.
  virtual Result<SearchPage> search(const SearchQuery& query) const = 0;
  // Does what the first search would otherwise have to do; a server calls it once, beside its work.
  virtual void prepare_search() const = 0;
  // The items changed most recently (by intake), newest first: for feeds' `updated` and sitemaps.
  virtual std::optional<Timestamp> last_change() const = 0;

  // Drops and makes anew what can be derived from the records: lists, counts, keys, full text.
  virtual void rebuild(const std::function<void(uint64_t done, uint64_t total)>& progress) = 0;
  // After much was taken in: arranges what searching reads, in a part of the time that taking it in took, so that
  // searches are as fast as they can be. Leaving it out changes nothing else, and neither does its failing, be it that
  // the disk is full: everything is kept and found as before.
  virtual Result<void> settle() = 0;
  // After an erasure: when it returns, nothing of what was erased is left in the store's files, free pages and indexes
  // included. Rewrites them whole. Refused while a reader of another process keeps an older state open.
  virtual Result<void> purge() = 0;
  // The database's own integrity check, and whether the derived tables agree with the records; one error a finding.
  virtual std::vector<Error> check() const = 0;
};

}  // namespace strongroom::store
