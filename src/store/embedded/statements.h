// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "store/embedded/connection.h"
#include "store/embedded/keeping_statements.h"

namespace strongroom::store::embedded {

// What readers and the writer ask, prepared once a connection. Columns are documented in schema.cc.
struct ReadStatements {
  explicit ReadStatements(Connection& c) : connection(c) {}

  Connection& connection;
  KeepingStatements keeping{connection};

  Statement entry_count{connection, "SELECT coalesce(max(entry) + 1, 0) FROM record"};
  Statement entries{
      connection,
      "SELECT record.entry, kind, id, revision, digest, body, standing, salted, salt FROM record "
      "LEFT JOIN keeping ON keeping.entry = record.entry WHERE record.entry >= ?1 ORDER BY record.entry LIMIT ?2"};
  Statement record{connection,
                   "SELECT record.entry, kind, id, revision, digest, body, standing, salted, salt FROM record "
                   "LEFT JOIN keeping ON keeping.entry = record.entry WHERE kind = ?1 AND id = ?2 AND revision = ?3"};
  Statement record_exists{connection, "SELECT 1 FROM record WHERE kind = ?1 AND id = ?2 LIMIT 1"};
  Statement record_at{connection, "SELECT 1 FROM record WHERE kind = ?1 AND id = ?2 AND revision = ?3"};
  Statement newest_entry{connection,
                         "SELECT entry FROM record WHERE kind = ?1 AND id = ?2 ORDER BY revision DESC LIMIT 1"};
  Statement newest_number{connection,
                          "SELECT revision FROM record WHERE kind = ?1 AND id = ?2 AND length(body) > 0 "
                          "ORDER BY revision DESC LIMIT 1"};
  Statement body_at{connection, "SELECT body FROM record WHERE entry = ?1"};
  Statement bodies_of_id{connection,
                         "SELECT body, entry, added_at FROM record WHERE kind = ?1 AND id = ?2 AND length(body) > 0 "
                         "ORDER BY revision"};
  Statement id_at{connection, "SELECT id FROM record WHERE entry = ?1"};
  Statement place_of{connection, "SELECT position FROM place WHERE first_entry = ?1"};
  Statement generation{connection, "SELECT value FROM state WHERE name = 'generation'"};
  // Without those that are erased.
  Statement bodies_of_kind{connection,
                           "SELECT entry, body FROM record WHERE kind = ?1 AND length(body) > 0 ORDER BY entry"};
  Statement added_at{connection, "SELECT added_at FROM record WHERE entry = ?1"};
  Statement places{connection, "SELECT first_entry, position FROM place ORDER BY position"};
  Statement unplaced{connection,
                     "SELECT entry, id FROM record WHERE kind = ?1 AND revision = 1 AND length(body) > 0 AND "
                     "NOT EXISTS (SELECT 1 FROM place WHERE first_entry = entry) ORDER BY entry"};

  Statement item_at{connection,
                    "SELECT position, id, first_entry, entry, revision, changed_at, truncated, date_precision, "
                    "date_verbatim, date_time, lang, source_credit, slug, title, lead, terms FROM item "
                    "WHERE position = ?1"};
  Statement item_place{connection,
                       "SELECT position, first_entry, entry, revision, terms, document FROM item WHERE id = ?1"};
  Statement positions_of_range{
      connection,
      "SELECT position, id, entry FROM item WHERE position BETWEEN ?1 AND ?2 ORDER BY position DESC LIMIT ?3"};
  Statement position_above{connection, "SELECT position FROM item WHERE position > ?1 ORDER BY position LIMIT 1"};
  Statement position_below{connection, "SELECT position FROM item WHERE position < ?1 ORDER BY position DESC LIMIT 1"};
  Statement truncated{connection, "SELECT position FROM item WHERE truncated ORDER BY position DESC LIMIT ?1"};
  Statement truncated_count{connection, "SELECT count(*) FROM item WHERE truncated"};
  Statement derivation{connection, "SELECT entries, bytes FROM derivation WHERE name = ?1"};
  Statement last_change{connection, "SELECT max(changed_at) FROM item"};

  Statement item_of_key{connection, "SELECT first_entry FROM item_key WHERE key = ?1"};
  Statement item_of_path{connection, "SELECT first_entry FROM old_path WHERE path = ?1"};
  Statement captures_of{connection,
                        "SELECT record.body, record.entry FROM sighting JOIN record ON record.entry = sighting.capture "
                        "WHERE sighting.first_entry = ?1 ORDER BY sighting.capture"};

  Statement term_by_slug{connection, "SELECT term, name, items FROM term WHERE kind = ?1 AND slug = ?2"};
  Statement term_by_number{connection, "SELECT kind, slug, name FROM term WHERE term = ?1"};
  Statement terms_of_kind{connection,
                          "SELECT slug, name, items, term FROM term WHERE kind = ?1 AND items > 0 "
                          "ORDER BY items DESC, name LIMIT ?2"};
  Statement terms_by_part{connection,
                          "SELECT term FROM term WHERE kind = ?1 AND items > 0 AND slug LIKE ?2 ORDER BY items DESC "
                          "LIMIT ?3"};

  // Newest first; a month or a day as its number in position.h.
  Statement months{
      connection,
      "SELECT month, items FROM month_count WHERE term = ?1 AND month BETWEEN ?2 AND ?3 ORDER BY month DESC"};
  Statement days{connection,
                 "SELECT day, items FROM day_count WHERE term = ?1 AND day BETWEEN ?2 AND ?3 ORDER BY day DESC"};
  Statement positions{connection,
                      "SELECT position FROM item_term WHERE term = ?1 AND position BETWEEN ?2 AND ?3 "
                      "ORDER BY position DESC LIMIT ?4 OFFSET ?5"};

  // For searches.
  Statement segments{connection,
                     "SELECT number, first_document, last_document, level, merged_into, pages, positions_bytes, "
                     "last_stem FROM segment WHERE state = ?1 ORDER BY first_document"};
  Statement last_segment{connection, "SELECT coalesce(max(number), 0) FROM segment"};
  Statement page_before{connection,
                        "SELECT id FROM posting_page WHERE segment = ?1 AND first_stem < ?2 "
                        "ORDER BY first_stem DESC, id DESC LIMIT 1"};
  Statement posting_page{connection, "SELECT positions_start, lists FROM posting_page WHERE id = ?1"};
  Statement frequent_stems{connection,
                           "SELECT first_document, rank, stem FROM frequent_stem ORDER BY first_document, rank"};
  Statement last_document{connection, "SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'document'"};
  Statement last_withdrawal{connection, "SELECT coalesce(max(sequence), 0) FROM withdrawn_document"};
  Statement documents_after{connection,
                            "SELECT number, position, words, terms FROM document WHERE number > ?1 ORDER BY number"};
  Statement withdrawn_after{connection, "SELECT number FROM withdrawn_document WHERE sequence > ?1"};
  Statement withdrawn_between{connection,
                              "SELECT number FROM withdrawn_document WHERE number BETWEEN ?1 AND ?2 ORDER BY number"};
  Statement terms_of_facets{connection, "SELECT term, kind FROM term WHERE items > 0 AND kind IN (?1, ?2)"};

  // For checking.
  Statement integrity{connection, "PRAGMA integrity_check(100)"};
  Statement missing_revisions{connection,
                              "SELECT id, revision FROM record AS r WHERE revision > 1 AND NOT EXISTS "
                              "(SELECT 1 FROM record WHERE kind = r.kind AND id = r.id AND revision = r.revision - 1)"};
  Statement unlisted_items{connection,
                           "SELECT id FROM record AS r WHERE kind = ?1 AND revision = 1 AND length(body) > 0 AND "
                           "NOT EXISTS (SELECT 1 FROM item WHERE item.id = r.id AND item.first_entry = r.entry) AND "
                           "NOT EXISTS (SELECT 1 FROM withheld AS w WHERE w.id = r.id AND w.first_entry = r.entry)"};
  Statement newest_body{connection,
                        "SELECT body, entry FROM record WHERE kind = ?1 AND id = ?2 ORDER BY revision DESC LIMIT 1"};
  Statement is_listed{connection, "SELECT 1 FROM item_term WHERE term = ?1 AND position = ?2"};
  Statement is_sighted{connection, "SELECT 1 FROM sighting WHERE first_entry = ?1 AND capture = ?2"};
  Statement document_at{connection, "SELECT position, words, terms FROM document WHERE number = ?1"};
  Statement all_days{connection, "SELECT term, day, items FROM day_count"};
  Statement all_months{connection, "SELECT term, month, items FROM month_count"};
  Statement all_terms{connection, "SELECT term, items FROM term"};
  Statement totals{connection, "SELECT (SELECT count(*) FROM item_term), (SELECT count(*) FROM document)"};
};

// What only the writer does.
struct WriteStatements {
  explicit WriteStatements(Connection& c) : connection(c) {}

  Connection& connection;
  KeepingWrites keeping{connection};

  Statement add_record{connection,
                       "INSERT INTO record(entry, kind, id, revision, added_at, digest, body) "
                       "VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)"};
  Statement mend_record{connection,
                        "INSERT OR REPLACE INTO record(entry, kind, id, revision, added_at, digest, body) "
                        "VALUES(?1, ?2, ?3, ?4, coalesce((SELECT added_at FROM record WHERE entry = ?1), ?5), ?6, ?7)"};
  Statement add_item{
      connection,
      "INSERT INTO item(position, id, first_entry, entry, revision, changed_at, truncated, "
      "date_precision, date_verbatim, date_time, lang, source_credit, slug, title, lead, terms, document) "
      "VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)"};
  Statement remove_item{connection, "DELETE FROM item WHERE position = ?1"};
  Statement put_place{connection, "INSERT OR REPLACE INTO place(first_entry, position) VALUES(?1, ?2)"};
  Statement next_generation{connection, "UPDATE state SET value = value + 1 WHERE name = 'generation'"};
  Statement add_key{connection, "INSERT OR IGNORE INTO item_key(key, first_entry) VALUES(?1, ?2)"};
  Statement add_path{connection, "INSERT OR IGNORE INTO old_path(path, first_entry) VALUES(?1, ?2)"};
  Statement add_sighting{connection, "INSERT OR IGNORE INTO sighting(first_entry, capture) VALUES(?1, ?2)"};

  Statement put_derivation{connection, "INSERT OR REPLACE INTO derivation(name, entries, bytes) VALUES(?1, ?2, ?3)"};
  Statement remove_derivations{connection, "DELETE FROM derivation"};

  Statement add_term{connection, "INSERT INTO term(kind, slug, name, items) VALUES(?1, ?2, ?3, 0)"};
  Statement rename_term{connection, "UPDATE term SET name = ?2 WHERE term = ?1"};
  Statement add_to_term{connection, "UPDATE term SET items = items + ?2 WHERE term = ?1"};
  Statement last_term{connection, "SELECT coalesce(max(term), 0) FROM term"};
  Statement add_item_term{connection, "INSERT INTO item_term(term, position) VALUES(?1, ?2)"};
  Statement remove_item_term{connection, "DELETE FROM item_term WHERE term = ?1 AND position = ?2"};
  Statement add_to_month{connection,
                         "INSERT INTO month_count(term, month, items) VALUES(?1, ?2, ?3) "
                         "ON CONFLICT(term, month) DO UPDATE SET items = items + excluded.items"};
  Statement add_to_day{connection,
                       "INSERT INTO day_count(term, day, items) VALUES(?1, ?2, ?3) "
                       "ON CONFLICT(term, day) DO UPDATE SET items = items + excluded.items"};
  Statement drop_empty_month{connection, "DELETE FROM month_count WHERE term = ?1 AND month = ?2 AND items = 0"};
  Statement drop_empty_day{connection, "DELETE FROM day_count WHERE term = ?1 AND day = ?2 AND items = 0"};

  Statement add_document{connection, "INSERT INTO document(number, position, words, terms) VALUES(?1, ?2, ?3, ?4)"};
  Statement remove_document{connection, "DELETE FROM document WHERE number = ?1"};
  Statement add_withdrawn_document{connection, "INSERT INTO withdrawn_document(number) VALUES(?1)"};
  Statement add_frequent_stem{connection, "INSERT INTO frequent_stem(first_document, rank, stem) VALUES(?1, ?2, ?3)"};
  Statement add_segment{connection,
                        "INSERT INTO segment(first_document, last_document, level, state) VALUES(?1, ?2, ?3, ?4)"};
  Statement update_segment{connection,
                           "UPDATE segment SET first_document = ?2, last_document = ?3, level = ?4, state = ?5, "
                           "merged_into = ?6, pages = ?7, positions_bytes = ?8, last_stem = ?9 WHERE number = ?1"};
  Statement set_segment_state{connection, "UPDATE segment SET state = ?2 WHERE number = ?1"};
  Statement set_merged_into{connection, "UPDATE segment SET merged_into = ?2 WHERE number = ?1"};
  Statement remove_segment{connection, "DELETE FROM segment WHERE number = ?1"};
  Statement add_posting_page{connection,
                             "INSERT INTO posting_page(id, segment, first_stem, positions_start, lists) "
                             "VALUES(?1, ?2, ?3, ?4, ?5)"};
  Statement put_position_block{connection, "INSERT OR REPLACE INTO position_block(id, bytes) VALUES(?1, ?2)"};
  Statement remove_posting_pages{connection,
                                 "DELETE FROM posting_page WHERE id IN "
                                 "(SELECT id FROM posting_page WHERE id BETWEEN ?1 AND ?2 LIMIT ?3)"};
  Statement remove_position_blocks{connection,
                                   "DELETE FROM position_block WHERE id IN "
                                   "(SELECT id FROM position_block WHERE id BETWEEN ?1 AND ?2 LIMIT ?3)"};
};

}  // namespace strongroom::store::embedded
