// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "store/embedded/connection.h"

namespace strongroom::store::embedded {

// What is asked of the tables that say how records are kept (keeping_schema.h), prepared once a connection.
struct KeepingStatements {
  explicit KeepingStatements(Connection& c) : connection(c) {}

  Connection& connection;

  // The newest state of what has an id, with nulls where it is kept like any public record.
  Statement standing{connection,
                     "SELECT record.entry, keeping.standing FROM record LEFT JOIN keeping ON keeping.entry = "
                     "record.entry WHERE kind = ?1 AND id = ?2 ORDER BY revision DESC LIMIT 1"};
  Statement kept_entries{connection, "SELECT entry, standing, salted FROM keeping ORDER BY entry"};
  Statement any_keeping{connection, "SELECT 1 FROM keeping LIMIT 1"};
  Statement keeping_at{connection, "SELECT standing, salted, salt FROM keeping WHERE entry = ?1"};
  Statement row_at{connection, "SELECT kind, id, revision, body FROM record WHERE entry = ?1"};
  Statement entries_of_id{connection, "SELECT entry FROM record WHERE kind = ?1 AND id = ?2 ORDER BY revision"};
  Statement revision_count{connection, "SELECT count(*) FROM record WHERE kind = ?1 AND id = ?2"};
  Statement erased_count{connection, "SELECT count(*) FROM keeping WHERE standing = ?1"};

  Statement withheld{connection, "SELECT first_entry, entry, revision, standing, day FROM withheld WHERE id = ?1"};
  Statement withheld_of_day{connection, "SELECT entry FROM withheld WHERE day = ?1 ORDER BY first_entry"};
  Statement all_withheld{connection, "SELECT id, standing, day FROM withheld ORDER BY day DESC, first_entry DESC"};

  Statement captures_of_original{connection,
                                 "SELECT record.entry, record.body FROM original JOIN record ON record.entry = "
                                 "original.capture WHERE original.digest = ?1 ORDER BY original.capture"};
  Statement custody_of{connection,
                       "SELECT record.entry, record.body, record.digest FROM custody JOIN record ON record.entry = "
                       "custody.entry WHERE custody.object = ?1 AND custody.id = ?2 ORDER BY custody.entry"};
  Statement custody_objects{connection, "SELECT DISTINCT object, id FROM custody"};
  Statement last_custody{connection,
                         "SELECT record.digest FROM custody JOIN record ON record.entry = custody.entry "
                         "WHERE custody.object = ?1 AND custody.id = ?2 ORDER BY custody.entry DESC LIMIT 1"};
  Statement erasure_of{connection,
                       "SELECT record.body FROM erased JOIN record ON record.entry = erased.decision "
                       "WHERE erased.trace = ?1"};
  Statement state{connection, "SELECT value FROM state WHERE name = ?1"};
  Statement keys_of{connection, "SELECT key FROM item_key WHERE first_entry = ?1"};
};

struct KeepingWrites {
  explicit KeepingWrites(Connection& c) : connection(c) {}

  Connection& connection;

  Statement put_keeping{connection,
                        "INSERT OR REPLACE INTO keeping(entry, standing, salted, salt) VALUES(?1, ?2, ?3, ?4)"};
  Statement put_withheld{connection,
                         "INSERT OR REPLACE INTO withheld(id, first_entry, entry, revision, standing, day) "
                         "VALUES(?1, ?2, ?3, ?4, ?5, ?6)"};
  Statement remove_withheld{connection, "DELETE FROM withheld WHERE id = ?1"};
  Statement add_original{connection, "INSERT OR IGNORE INTO original(digest, capture) VALUES(?1, ?2)"};
  Statement remove_original{connection, "DELETE FROM original WHERE digest = ?1 AND capture = ?2"};
  Statement add_custody{connection, "INSERT OR IGNORE INTO custody(object, id, entry) VALUES(?1, ?2, ?3)"};
  Statement remove_custody{connection, "DELETE FROM custody WHERE object = ?1 AND id = ?2 AND entry = ?3"};
  Statement put_state{connection, "INSERT OR REPLACE INTO state(name, value) VALUES(?1, ?2)"};

  // Erasing. What is found by the number of an item alone has no index: it happens rarely.
  Statement add_trace{connection, "INSERT OR REPLACE INTO erased(trace, decision) VALUES(?1, ?2)"};
  Statement erase_body{connection, "UPDATE record SET body = x'', id = ?2, revision = ?3 WHERE entry = ?1"};
  Statement remove_keys{connection, "DELETE FROM item_key WHERE first_entry = ?1"};
  Statement remove_paths{connection, "DELETE FROM old_path WHERE first_entry = ?1"};
  Statement remove_sightings_of_item{connection, "DELETE FROM sighting WHERE first_entry = ?1"};
  Statement remove_sightings_of_capture{connection, "DELETE FROM sighting WHERE capture = ?1"};
  Statement remove_place{connection, "DELETE FROM place WHERE first_entry = ?1"};
};

}  // namespace strongroom::store::embedded
