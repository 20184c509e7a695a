// SPDX-License-Identifier: Apache-2.0
#include "store/embedded/schema.h"

#include <array>
#include <string>

#include "store/embedded/keeping_schema.h"

namespace strongroom::store::embedded {

namespace {

// The truth: the records, and what they cannot tell about themselves.
constexpr const char* truth_schema = R"sql(
  -- `entry` is the index in the log, `kind` a records::RecordKind, `body` the canonical bytes, `added_at` when the
  -- archive took the record in (seconds since 1970).
  CREATE TABLE record(
    entry INTEGER PRIMARY KEY,
    kind INTEGER NOT NULL,
    id TEXT NOT NULL,
    revision INTEGER NOT NULL,
    added_at INTEGER NOT NULL,
    digest BLOB NOT NULL,
    body BLOB NOT NULL);
  CREATE UNIQUE INDEX record_by_id ON record(kind, id, revision);
  -- Elsewhere an item is known by the entry of its first revision. Here is where it stands (position.h).
  CREATE TABLE place(first_entry INTEGER PRIMARY KEY, position INTEGER NOT NULL);
  -- Every key an item was found by.
  CREATE TABLE item_key(key TEXT PRIMARY KEY, first_entry INTEGER NOT NULL) WITHOUT ROWID;
  -- `generation` grows when document and term numbers were given out anew.
  CREATE TABLE state(name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
  INSERT INTO state(name, value) VALUES('generation', 1);
)sql";

constexpr const char* derived_schema = R"sql(
  -- The newest revision of each item, as lists show it. `terms` are term numbers of all kinds, four bytes each,
  -- little-endian, in the order of the record.
  CREATE TABLE item(
    position INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    first_entry INTEGER NOT NULL,
    entry INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    truncated INTEGER NOT NULL,
    date_precision INTEGER NOT NULL,
    date_verbatim TEXT NOT NULL,
    date_time TEXT NOT NULL,
    lang TEXT NOT NULL,
    source_credit TEXT NOT NULL,
    slug TEXT NOT NULL,
    title TEXT NOT NULL,
    lead TEXT NOT NULL,
    terms BLOB NOT NULL,
    document INTEGER NOT NULL);
  CREATE INDEX item_truncated ON item(position) WHERE truncated;
  CREATE INDEX item_changed ON item(changed_at);

  -- Every path an item had at its source, and the captures that show it.
  CREATE TABLE old_path(path TEXT PRIMARY KEY, first_entry INTEGER NOT NULL) WITHOUT ROWID;
  CREATE TABLE sighting(first_entry INTEGER, capture INTEGER, PRIMARY KEY(first_entry, capture)) WITHOUT ROWID;

  -- Term 0 is everything.
  CREATE TABLE term(
    term INTEGER PRIMARY KEY,
    kind INTEGER NOT NULL,
    slug TEXT NOT NULL,
    name TEXT NOT NULL,
    items INTEGER NOT NULL);
  CREATE UNIQUE INDEX term_by_slug ON term(kind, slug);
  CREATE INDEX term_by_items ON term(kind, items DESC, name);
  CREATE TABLE item_term(term INTEGER, position INTEGER, PRIMARY KEY(term, position)) WITHOUT ROWID;
  CREATE TABLE month_count(term INTEGER, month INTEGER, items INTEGER NOT NULL, PRIMARY KEY(term, month)) WITHOUT ROWID;
  CREATE TABLE day_count(term INTEGER, day INTEGER, items INTEGER NOT NULL, PRIMARY KEY(term, day)) WITHOUT ROWID;

  -- What callers worked out of the records with an index below `entries` (store.h, Derivation).
  CREATE TABLE derivation(name TEXT NOT NULL UNIQUE, entries INTEGER NOT NULL, bytes BLOB NOT NULL);

  -- The full text (full_text/): the documents that can be found, with the number of their words and the terms that
  -- searches count by; the numbers of those that were withdrawn; and the lists of all of them, in segments.
  CREATE TABLE document(
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    position INTEGER NOT NULL,
    words INTEGER NOT NULL,
    terms BLOB NOT NULL);
  CREATE TABLE withdrawn_document(sequence INTEGER PRIMARY KEY, number INTEGER NOT NULL UNIQUE);
  CREATE TABLE segment(
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    first_document INTEGER NOT NULL,
    last_document INTEGER NOT NULL,
    level INTEGER NOT NULL,
    state INTEGER NOT NULL,
    merged_into INTEGER NOT NULL DEFAULT 0,
    pages INTEGER NOT NULL DEFAULT 0,
    positions_bytes INTEGER NOT NULL DEFAULT 0,
    last_stem TEXT NOT NULL DEFAULT '');
  CREATE TABLE posting_page(
    id INTEGER PRIMARY KEY,
    segment INTEGER NOT NULL,
    first_stem TEXT NOT NULL,
    positions_start INTEGER NOT NULL,
    lists BLOB NOT NULL);
  CREATE INDEX posting_page_by_stem ON posting_page(segment, first_stem);
  CREATE TABLE position_block(id INTEGER PRIMARY KEY, bytes BLOB NOT NULL);
  -- Which stems have signs of their own in the documents from `first_document` on, as far as the next such number
  -- (full_text/frequent_stems.h): by rank from 1 on. Rank 0 has no stem; it says that a choice was made, even if of none.
  CREATE TABLE frequent_stem(
    first_document INTEGER,
    rank INTEGER,
    stem TEXT NOT NULL,
    PRIMARY KEY(first_document, rank)) WITHOUT ROWID;
)sql";

// Those of every version so far.
constexpr const char* drop_derived_schema = R"sql(
  DROP TABLE IF EXISTS item; DROP TABLE IF EXISTS old_path; DROP TABLE IF EXISTS sighting;
  DROP TABLE IF EXISTS term; DROP TABLE IF EXISTS item_term;
  DROP TABLE IF EXISTS month_count; DROP TABLE IF EXISTS day_count;
  DROP TABLE IF EXISTS document; DROP TABLE IF EXISTS withdrawn_document;
  DROP TABLE IF EXISTS segment; DROP TABLE IF EXISTS posting_page; DROP TABLE IF EXISTS position_block;
  DROP TABLE IF EXISTS derivation; DROP TABLE IF EXISTS full_text; DROP TABLE IF EXISTS frequent_stem;
)sql";

void create_first_version(Connection& connection) {
  connection.execute("PRAGMA application_id=" + std::to_string(application_id));
  connection.execute(truth_schema);
}

// Version 1 searched by FTS5, version 2 wrote lists of common words otherwise, version 3 had no landmarks among
// positions, version 4 no neighbours beside them, version 5 fewer bits of them and no derivations, version 6 no signs
// of frequent stems and no addresses of files. The records tell all of it again.
void renew_derived(Connection& connection) {
  drop_derived(connection);
  connection.execute("INSERT INTO state(name, value) SELECT 'derived_due', 1 WHERE EXISTS (SELECT 1 FROM record)");
}

using Migration = void (*)(Connection&);
constexpr std::array<Migration, 7> migrations = {create_first_version, create_keeping_tables, renew_derived,
                                                 renew_derived,        renew_derived,         renew_derived,
                                                 renew_derived};

int64_t number(Connection& connection, const char* query) {
  Statement statement(connection, query);
  Rows rows = statement.rows();
  return rows.next() ? rows.integer(0) : 0;
}

Result<int64_t> known_version(Connection& connection) {
  const int64_t version = number(connection, "PRAGMA user_version");
  const int64_t application = number(connection, "PRAGMA application_id");
  if (application != application_id && (application != 0 || version != 0))
    return fail(ErrorCode::Unsupported, "this database is not one of Strongroom's");
  if (version > schema_version())
    return fail(ErrorCode::Unsupported, "this database was written by a newer Strongroom; use that one");
  return version;
}

}  // namespace

int schema_version() { return static_cast<int>(migrations.size()); }

Result<void> migrate(Connection& connection) {
  const auto version = known_version(connection);
  if (!version) return fail(version.error());
  if (*version == schema_version()) return {};
  if (!connection.begin_writing())
    return fail(ErrorCode::Refused, "another process is writing to this database; try again when it is done");
  // Another process may have migrated it while this one waited.
  for (auto next = number(connection, "PRAGMA user_version"); next < schema_version(); ++next) {
    migrations.at(static_cast<size_t>(next))(connection);
    connection.execute("PRAGMA user_version=" + std::to_string(next + 1));
  }
  connection.execute("COMMIT");
  return {};
}

Result<void> expect_current(Connection& connection) {
  const auto version = known_version(connection);
  if (!version) return fail(version.error());
  if (*version < schema_version())
    return fail(ErrorCode::Refused,
                "this archive is of an older Strongroom; run `strongroom rebuild` to bring it up to date");
  if (is_derived_due(connection))
    return fail(ErrorCode::Refused, "bringing this archive up to date was broken off; run `strongroom rebuild`");
  return {};
}

bool is_derived_due(Connection& connection) {
  return number(connection, "SELECT count(*) FROM state WHERE name = 'derived_due'") > 0;
}

void drop_derived(Connection& connection) {
  connection.execute(drop_derived_schema);
  connection.execute(derived_schema);
  drop_derived_keeping(connection);
  connection.execute("DELETE FROM state WHERE name = 'derived_due'");
}

}  // namespace strongroom::store::embedded
