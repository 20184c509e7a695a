// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "ingest/decoding.h"
#include "ingest/export/exports.h"
#include "ingest/export/k2_tables.h"
#include "ingest/head.h"

namespace strongroom::ingest::k2_csv {

int recognises(const Document& document) {
  const Head opening(document);
  if (opening.first() == '<') return 0;
  const std::string_view head = opening.text();
  if (head.find("introtext") == std::string::npos && head.find("INTROTEXT") == std::string::npos) return 0;
  const std::vector<std::string> names = csv_columns(head);
  const auto has = [&](std::string_view name) { return std::find(names.begin(), names.end(), name) != names.end(); };
  return has("introtext") && has("title") ? 95 : 0;
}

Extraction read(const Document& document, const Limits& limits) {
  Extraction extraction;
  extraction.reader = "k2-csv";
  const std::string csv = decode_document(document, {}, extraction.faults);
  K2Tables tables;
  for (Row& row : read_csv_rows(csv, limits.items_max)) tables.add("k2_items", std::move(row));
  tables.read_items(limits, extraction);
  return extraction;
}

}  // namespace strongroom::ingest::k2_csv
