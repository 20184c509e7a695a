// SPDX-License-Identifier: Apache-2.0
#include "store/embedded/purge.h"

#include "store/embedded/decision_writer.h"
#include "store/embedded/rebuild.h"

namespace strongroom::store::embedded {

namespace {

// True when all of the write-ahead log is in the database and the log's file is empty.
bool empty_write_ahead_log(Connection& connection) {
  Statement checkpoint(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
  Rows row = checkpoint.rows();
  return row.next() && row.integer(0) == 0;
}

}  // namespace

Result<void> purge_database(WriteSession& session) {
  const PurgeDue due = purge_due(session.read);
  if (due == PurgeDue::Nothing) return {};
  // An index of words keeps those of a removed text until its parts are merged: it is made anew.
  if (due == PurgeDue::IndexToo) rebuild_derived(session, [](uint64_t, uint64_t) {});
  // VACUUM writes the whole database anew, without free pages and without what is left at the ends of pages. Its copy
  // is a file, not memory: the database may be larger than that.
  session.connection.execute("PRAGMA temp_store=FILE; VACUUM; PRAGMA temp_store=MEMORY;");
  if (!empty_write_ahead_log(session.connection)) {
    return fail(ErrorCode::Refused,
                "what was erased is not shown any more, but records.db-wal still holds it, because another process is "
                "reading; run `strongroom erase ARCHIVE` when it is done, or stop it");
  }
  session.write.keeping.put_state.execute("purge_due", static_cast<int>(PurgeDue::Nothing));
  return {};
}

}  // namespace strongroom::store::embedded
