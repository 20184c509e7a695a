// SPDX-License-Identifier: Apache-2.0
#include "store/embedded/embedded_store.h"

#include <mutex>

#include "base/fault.h"
#include "store/embedded/audit.h"
#include "store/embedded/embedded_writer.h"
#include "store/embedded/item_row.h"
#include "store/embedded/lists.h"
#include "store/embedded/lookups.h"
#include "store/embedded/read_pool.h"
#include "store/embedded/rebuild.h"
#include "store/embedded/schema.h"
#include "store/embedded/search.h"
#include "store/old_path.h"

namespace strongroom::store::embedded {

namespace {

StoredRecord read_record(const Rows& row) {
  StoredRecord record;
  record.index = records::EntryIndex{static_cast<uint64_t>(row.integer(0))};
  record.entry.kind = static_cast<records::RecordKind>(row.integer(1));
  record.entry.id = row.text(2);
  record.entry.revision = records::Revision{static_cast<uint32_t>(row.integer(3))};
  record.entry.digest = Digest::from_bytes(row.blob(4)).value_or(Digest{});
  record.canonical = row.blob(5);
  return record;
}

int kind_number(records::RecordKind kind) { return static_cast<int>(kind); }

class SqliteStore final : public Store {
 public:
  SqliteStore(const Path& database, std::unique_ptr<WriteSession> session)
      : readers_(database), session_(std::move(session)) {}

  Result<std::unique_ptr<Writer>> begin() override {
    if (!session_) return fail(ErrorCode::Refused, "this archive is open for reading only");
    if (session_->taken.test_and_set()) return fail(ErrorCode::Refused, "another writer is at work");
    if (!session_->connection.begin_writing()) {
      session_->taken.clear();
      return fail(ErrorCode::Refused, "another process is writing to this archive; try again when it is done");
    }
    return std::make_unique<EmbeddedWriter>(*session_);
  }

  uint64_t entry_count() const override { return next_entry(*readers_.snapshot()).value; }

  std::vector<StoredRecord> entries(records::EntryIndex from, size_t count_max) const override {
    const auto snapshot = readers_.snapshot();
    std::vector<StoredRecord> records;
    const auto limit = static_cast<int64_t>(std::min<size_t>(count_max, INT64_MAX));
    Rows rows = snapshot->entries.rows(from.value, limit);
    while (rows.next()) records.push_back(read_record(rows));
    return records;
  }

  std::optional<StoredRecord> record(records::RecordKind kind, std::string_view id,
                                     records::Revision revision) const override {
    const auto snapshot = readers_.snapshot();
    Rows row = snapshot->record.rows(kind_number(kind), id, revision.value);
    if (!row.next()) return std::nullopt;
    return read_record(row);
  }

  std::optional<records::ItemRevision> item(const records::ItemId& id) const override {
    return newest_revision(*readers_.snapshot(), id);
  }

  std::vector<records::ItemRevision> revisions(const records::ItemId& id) const override {
    const auto snapshot = readers_.snapshot();
    std::vector<records::ItemRevision> revisions;
    Rows rows = snapshot->bodies_of_id.rows(kind_number(records::RecordKind::Item), id.value);
    while (rows.next()) revisions.push_back(parse_stored_revision(rows.blob(0)));
    return revisions;
  }

  std::vector<records::Capture> captures_of(const records::ItemId& id) const override {
    const auto snapshot = readers_.snapshot();
    std::vector<records::Capture> captures;
    const auto place = find_place(*snapshot, id);
    if (!place) return captures;
    Rows rows = snapshot->captures_of.rows(place->first_entry.value);
    while (rows.next()) captures.push_back(parse_stored_capture(rows.blob(0)));
    return captures;
  }

  std::array<std::optional<ItemSummary>, 2> neighbours(const records::ItemId& id) const override {
    return neighbours_of(*readers_.snapshot(), id);
  }

  std::optional<records::ItemId> find(const std::vector<std::string>& identity_keys) const override {
    return find_by_keys(*readers_.snapshot(), identity_keys);
  }

  std::optional<records::ItemId> find_old_path(std::string_view path) const override {
    const auto snapshot = readers_.snapshot();
    for (const std::string& name : old_path_names(path)) {
      Rows row = snapshot->item_of_path.rows(name);
      if (row.next()) return id_of_first_entry(*snapshot, row.integer(0));
    }
    return std::nullopt;
  }

  std::optional<ItemSummary> summary(const records::ItemId& id) const override {
    const auto snapshot = readers_.snapshot();
    const auto place = find_place(*snapshot, id);
    return place ? read_summary(*snapshot, place->position) : std::nullopt;
  }

  ListPage list(const ListQuery& query) const override { return list_page(*readers_.snapshot(), query); }

  uint64_t item_count() const override { return count_items(*readers_.snapshot(), everything, all_positions()); }

  std::vector<MonthCount> months(const std::optional<TermRef>& term) const override {
    return month_counts(*readers_.snapshot(), term);
  }

  std::vector<uint64_t> days(const YearMonth& month, const std::optional<TermRef>& term) const override {
    return day_counts(*readers_.snapshot(), month, term);
  }

  std::vector<TermCount> terms(TermKind kind, size_t count_max) const override {
    return term_counts(*readers_.snapshot(), kind, count_max);
  }

  std::optional<TermCount> term(const TermRef& term) const override { return term_count(*readers_.snapshot(), term); }

  void each_capture(const std::function<void(const records::Capture&)>& visit) const override {
    const auto snapshot = readers_.snapshot();
    Rows rows = snapshot->bodies_of_kind.rows(kind_number(records::RecordKind::Capture));
    while (rows.next()) visit(parse_stored_capture(rows.blob(1)));
  }

  std::optional<records::Capture> capture(std::string_view capture_id) const override {
    const auto snapshot = readers_.snapshot();
    Rows row = snapshot->record.rows(kind_number(records::RecordKind::Capture), capture_id, 1);
    if (!row.next()) return std::nullopt;
    return parse_stored_capture(row.blob(5));
  }

  std::vector<ItemSummary> truncated_items(size_t count_max) const override {
    return truncated(*readers_.snapshot(), count_max);
  }

  Result<SearchPage> search(const SearchQuery& query) const override {
    return search_page(*readers_.snapshot(), facets_, query);
  }

  std::optional<Timestamp> last_change() const override {
    const auto snapshot = readers_.snapshot();
    Rows row = snapshot->last_change.rows();
    if (!row.next() || row.is_null(0)) return std::nullopt;
    return Timestamp{row.integer(0)};
  }

  void rebuild(const std::function<void(uint64_t done, uint64_t total)>& progress) override {
    if (!session_ || session_->taken.test_and_set())
      throw Fault("the archive cannot be rebuilt: it is open for reading only, or a writer is at work");
    const Release release{*session_};
    rebuild_derived(*session_, progress);
  }

  std::vector<Error> check() const override { return audit(*readers_.snapshot()); }

 private:
  struct Release {
    WriteSession& session;
    ~Release() { session.taken.clear(); }
  };

  mutable ReadPool readers_;
  mutable FacetCache facets_;
  std::unique_ptr<WriteSession> session_;  // none when open for reading
};

Access access_for(OpenMode mode) {
  switch (mode) {
    case OpenMode::Read:
      return Access::Read;
    case OpenMode::Write:
      return Access::Write;
    case OpenMode::Create:
      return Access::Create;
  }
  return Access::Read;
}

}  // namespace

Result<std::unique_ptr<Store>> EmbeddedStore::open(const Path& database, OpenMode mode) {
  auto connection = Connection::open(database, access_for(mode));
  if (!connection) return fail(connection.error());
  auto ready = mode == OpenMode::Read ? expect_current(*connection) : migrate(*connection);
  if (!ready) {
    ready.error().file = database.filename();
    return fail(ready.error());
  }
  std::unique_ptr<WriteSession> session;
  if (mode != OpenMode::Read) session = std::make_unique<WriteSession>(*std::move(connection));
  return std::make_unique<SqliteStore>(database, std::move(session));
}

}  // namespace strongroom::store::embedded
