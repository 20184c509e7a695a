// SPDX-License-Identifier: Apache-2.0
#include "ingest/decoding.h"
#include "ingest/export/exports.h"
#include "ingest/export/k2_tables.h"
#include "ingest/head.h"

namespace strongroom::ingest::k2_sql {

int recognises(const Document& document) {
  const Head opening(document);
  if (opening.first() == '<') return 0;
  // A dump of a whole site names K2's tables far behind its beginning.
  const bool is_sql = contains_any(opening.text(), {"CREATE TABLE", "INSERT INTO", "create table", "insert into"});
  return is_sql && document.bytes.find("k2_items") != std::string_view::npos ? 95 : 0;
}

Extraction read(const Document& document, const Limits& limits) {
  Extraction extraction;
  extraction.reader = "k2-sql";
  const std::string sql = decode_document(document, {}, extraction.faults);
  K2Tables tables;
  size_t rows = 0;
  const RowSink add = [&](std::string_view table, Row row) {
    tables.add(table, std::move(row));
    return ++rows < size_t{limits.items_max} * 20;  // items with their tags, attachments and users
  };
  read_sql_rows(sql, K2Tables::is_wanted, add, extraction.faults);
  tables.read_items(limits, extraction);
  return extraction;
}

}  // namespace strongroom::ingest::k2_sql
