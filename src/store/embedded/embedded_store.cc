// SPDX-License-Identifier: Apache-2.0
#include "store/embedded/embedded_store.h"

#include <mutex>

#include "base/fault.h"
#include "store/embedded/audit.h"
#include "store/embedded/embedded_writer.h"
#include "store/embedded/item_row.h"
#include "store/embedded/keeping.h"
#include "store/embedded/lists.h"
#include "store/embedded/lookups.h"
#include "store/embedded/purge.h"
#include "store/embedded/read_pool.h"
#include "store/embedded/rebuild.h"
#include "store/embedded/schema.h"
#include "store/embedded/search.h"
#include "store/embedded/settling.h"
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
  if (!row.is_null(6)) record.standing = static_cast<records::Standing>(row.integer(6));
  record.entry.salted = !row.is_null(7) && row.integer(7) != 0;
  if (!row.is_null(8)) record.salt = records::Salt{std::string(row.blob(8))};
  return record;
}

// A record that may be told: of a capture only one whose items all are.
bool may_tell(ReadStatements& statements, const StoredRecord& record, Scope scope) {
  if (record.standing == records::Standing::Erased) return false;
  if (scope == Scope::All) return true;
  if (record.standing != records::Standing::Public) return false;
  return record.entry.kind != records::RecordKind::Capture ||
         shows_public_items_only(statements, parse_stored_capture(record.canonical));
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

  std::optional<StoredRecord> record(records::RecordKind kind, std::string_view id, records::Revision revision,
                                     Scope scope) const override {
    const auto snapshot = readers_.snapshot();
    Rows row = snapshot->record.rows(kind_number(kind), id, revision.value);
    if (!row.next()) return std::nullopt;
    StoredRecord record = read_record(row);
    if (!may_tell(*snapshot, record, scope)) return std::nullopt;
    return record;
  }

  std::optional<records::ItemRevision> item(const records::ItemId& id, Scope scope) const override {
    const auto snapshot = readers_.snapshot();
    if (scope == Scope::Public && !is_listed(*snapshot, id)) return std::nullopt;
    return embedded::newest_revision(*snapshot, id);
  }

  std::vector<records::ItemRevision> revisions(const records::ItemId& id, Scope scope) const override {
    const auto snapshot = readers_.snapshot();
    std::vector<records::ItemRevision> revisions;
    if (scope == Scope::Public && !is_listed(*snapshot, id)) return revisions;
    Rows rows = snapshot->bodies_of_id.rows(kind_number(records::RecordKind::Item), id.value);
    while (rows.next()) revisions.push_back(parse_stored_revision(rows.blob(0)));
    return revisions;
  }

  std::vector<records::Capture> captures_of(const records::ItemId& id, Scope scope) const override {
    const auto snapshot = readers_.snapshot();
    std::vector<records::Capture> captures;
    if (scope == Scope::Public && !is_listed(*snapshot, id)) return captures;
    const auto first_entry = first_entry_of(*snapshot, id);
    if (!first_entry) return captures;
    Rows rows = snapshot->captures_of.rows(first_entry->value);
    while (rows.next()) {
      auto capture = told_capture(*snapshot, rows.blob(0), rows.integer(1), scope);
      if (capture) captures.push_back(*std::move(capture));
    }
    return captures;
  }

  std::array<std::optional<ItemSummary>, 2> neighbours(const records::ItemId& id) const override {
    return neighbours_of(*readers_.snapshot(), id);
  }

  std::optional<records::ItemId> find(const std::vector<std::string>& identity_keys) const override {
    const auto snapshot = readers_.snapshot();
    return if_listed(*snapshot, find_by_keys(*snapshot, identity_keys));
  }

  std::optional<records::ItemId> find_old_path(std::string_view path) const override {
    const auto snapshot = readers_.snapshot();
    for (const std::string& name : old_path_names(path)) {
      Rows row = snapshot->item_of_path.rows(name);
      if (row.next()) return if_listed(*snapshot, id_of_first_entry(*snapshot, row.integer(0)));
    }
    return std::nullopt;
  }

  std::optional<ItemSummary> summary(const records::ItemId& id) const override {
    const auto snapshot = readers_.snapshot();
    const auto place = find_place(*snapshot, id);
    return place ? read_summary(*snapshot, place->position) : std::nullopt;
  }

  std::optional<records::Revision> newest_revision(records::RecordKind kind, std::string_view id) const override {
    const auto snapshot = readers_.snapshot();
    Rows row = snapshot->newest_number.rows(kind_number(kind), id);
    if (!row.next()) return std::nullopt;
    return records::Revision{static_cast<uint32_t>(row.integer(0))};
  }

  std::optional<records::Standing> standing(records::RecordKind kind, std::string_view id) const override {
    return standing_of(*readers_.snapshot(), kind, id);
  }

  std::vector<records::Decision> decisions(std::string_view object, Scope scope) const override {
    return decisions_about(*readers_.snapshot(), object, scope);
  }

  std::vector<WithheldItem> withheld_items() const override { return embedded::withheld_items(*readers_.snapshot()); }

  uint64_t erased_count() const override {
    const auto snapshot = readers_.snapshot();
    Rows row = snapshot->keeping.erased_count.rows(static_cast<int>(records::Standing::Erased));
    return row.next() ? static_cast<uint64_t>(row.integer(0)) : 0;
  }

  std::vector<records::CustodyEvent> custody_of(const records::CustodyRef& about, Scope scope) const override {
    return embedded::custody_of(*readers_.snapshot(), about, scope);
  }

  std::optional<records::Decision> erasure_of(std::string_view trace) const override {
    return embedded::erasure_of(*readers_.snapshot(), trace);
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

  void each_capture(const std::function<void(const records::Capture&)>& visit, Scope scope) const override {
    const auto snapshot = readers_.snapshot();
    Rows rows = snapshot->bodies_of_kind.rows(kind_number(records::RecordKind::Capture));
    while (rows.next()) {
      if (const auto capture = told_capture(*snapshot, rows.blob(1), rows.integer(0), scope)) visit(*capture);
    }
  }

  std::optional<records::Capture> capture(std::string_view capture_id, Scope scope) const override {
    const auto snapshot = readers_.snapshot();
    Rows newest = snapshot->newest_entry.rows(kind_number(records::RecordKind::Capture), capture_id);
    if (!newest.next()) return std::nullopt;
    Rows row = snapshot->body_at.rows(newest.integer(0));
    if (!row.next()) return std::nullopt;
    return told_capture(*snapshot, row.blob(0), newest.integer(0), scope);
  }

  bool is_public_original(const Digest& original) const override {
    return embedded::is_public_original(*readers_.snapshot(), original);
  }

  std::vector<records::Capture> captures_of_original(const Digest& original) const override {
    const auto snapshot = readers_.snapshot();
    std::vector<records::Capture> captures;
    Rows rows = snapshot->keeping.captures_of_original.rows(Blob{original.view()});
    while (rows.next()) captures.push_back(parse_stored_capture(rows.blob(1)));
    return captures;
  }

  std::vector<ItemSummary> truncated_items(size_t count_max) const override {
    return truncated(*readers_.snapshot(), count_max);
  }

  uint64_t truncated_count() const override {
    const auto snapshot = readers_.snapshot();
    Rows row = snapshot->truncated_count.rows();
    return row.next() ? static_cast<uint64_t>(row.integer(0)) : 0;
  }

  std::optional<Derivation> derivation(std::string_view name) const override {
    const auto snapshot = readers_.snapshot();
    Rows row = snapshot->derivation.rows(name);
    if (!row.next()) return std::nullopt;
    return Derivation{static_cast<uint64_t>(row.integer(0)), std::string(row.blob(1))};
  }

  Result<SearchPage> search(const SearchQuery& query) const override {
    return search_page(*readers_.snapshot(), caches_, query);
  }

  void prepare_search() const override { caches_.documents.of(*readers_.snapshot()); }

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

  // A job of its own behind an intake that is done: what breaks it must not pass for the intake's failure.
  Result<void> settle() override {
    if (!session_ || session_->taken.test_and_set()) return {};
    const Release release{*session_};
    try {
      settle_full_text(*session_);
      return {};
    } catch (const Fault& fault) {
      return fail(ErrorCode::Refused,
                  "everything is kept, but searches stay slower, as their lists could not be arranged; "
                  "`strongroom rebuild` does it: " +
                      std::string(fault.what()));
    }
  }

  Result<void> purge() override {
    if (!session_ || session_->taken.test_and_set())
      return fail(ErrorCode::Refused, "the archive is open for reading only, or a writer is at work");
    const Release release{*session_};
    return purge_database(*session_);
  }

  std::vector<Error> check() const override { return audit(*readers_.snapshot()); }

 private:
  struct Release {
    WriteSession& session;
    ~Release() { session.taken.clear(); }
  };

  static std::optional<records::ItemId> if_listed(ReadStatements& statements, std::optional<records::ItemId> id) {
    return id && is_listed(statements, *id) ? id : std::nullopt;
  }

  // Nullopt when it may not be told, or is erased.
  static std::optional<records::Capture> told_capture(ReadStatements& statements, std::string_view body, int64_t entry,
                                                      Scope scope) {
    if (keeps_all_public(statements)) return parse_stored_capture(body);
    const auto standing = keeping_of(statements, records::EntryIndex{static_cast<uint64_t>(entry)}).standing;
    if (standing == records::Standing::Erased) return std::nullopt;
    if (scope == Scope::All) return parse_stored_capture(body);
    if (standing != records::Standing::Public) return std::nullopt;
    return public_part(statements, parse_stored_capture(body));
  }

  mutable ReadPool readers_;
  mutable SearchCaches caches_;
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
    ready.error().file = database.string();
    return fail(ready.error());
  }
  std::unique_ptr<WriteSession> session;
  if (mode != OpenMode::Read) {
    session = std::make_unique<WriteSession>(*std::move(connection));
    if (is_derived_due(session->connection)) rebuild_derived(*session, [](uint64_t, uint64_t) {});
  }
  return std::make_unique<SqliteStore>(database, std::move(session));
}

}  // namespace strongroom::store::embedded
