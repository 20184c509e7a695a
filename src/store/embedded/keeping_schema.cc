// SPDX-License-Identifier: Apache-2.0
#include "store/embedded/keeping_schema.h"

#include "base/random.h"
#include "store/embedded/item_row.h"

namespace strongroom::store::embedded {

namespace {

constexpr size_t trace_salt_bytes = 32;

constexpr const char* truth_schema = R"sql(
  -- Of every record that is not, or once was not, kept like any public one. `standing` is a records::Standing, `salted`
  -- whether the entry is a commitment, `salt` what it was salted with, until it is erased.
  CREATE TABLE keeping(
    entry INTEGER PRIMARY KEY,
    standing INTEGER NOT NULL,
    salted INTEGER NOT NULL,
    salt BLOB);
  -- By what an erased original or item is recognised when it comes again: SHA-256 of state's `trace_salt` and the
  -- original's digest or the identity key.
  CREATE TABLE erased(trace BLOB PRIMARY KEY, decision INTEGER NOT NULL) WITHOUT ROWID;
)sql";

constexpr const char* derived_schema = R"sql(
  -- The newest revision of each item that does not stand public. Such items are in no other table of lists.
  CREATE TABLE withheld(
    id TEXT PRIMARY KEY,
    first_entry INTEGER NOT NULL,
    entry INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    standing INTEGER NOT NULL,
    day INTEGER NOT NULL) WITHOUT ROWID;
  CREATE INDEX withheld_by_day ON withheld(day);
  -- Which captures name an original.
  CREATE TABLE original(digest BLOB, capture INTEGER, PRIMARY KEY(digest, capture)) WITHOUT ROWID;
  -- The custody events of an object (records::CustodyObject).
  CREATE TABLE custody(object INTEGER, id TEXT, entry INTEGER, PRIMARY KEY(object, id, entry)) WITHOUT ROWID;
)sql";

}  // namespace

void create_keeping_tables(Connection& connection) {
  connection.execute(truth_schema);
  connection.execute(derived_schema);
  Statement add_salt(connection, "INSERT INTO state(name, value) VALUES('trace_salt', ?1)");
  add_salt.execute(Blob{random_bytes(trace_salt_bytes)});

  // An archive made before these tables were: all its captures are public.
  Statement captures(connection, "SELECT entry, body FROM record WHERE kind = ?1 ORDER BY entry");
  Statement add_original(connection, "INSERT OR IGNORE INTO original(digest, capture) VALUES(?1, ?2)");
  Rows rows = captures.rows(static_cast<int>(records::RecordKind::Capture));
  while (rows.next()) {
    const records::Capture capture = parse_stored_capture(rows.blob(1));
    add_original.execute(Blob{capture.original.view()}, rows.integer(0));
  }
}

void drop_derived_keeping(Connection& connection) {
  connection.execute("DROP TABLE IF EXISTS withheld; DROP TABLE IF EXISTS original; DROP TABLE IF EXISTS custody;");
  connection.execute(derived_schema);
}

}  // namespace strongroom::store::embedded
