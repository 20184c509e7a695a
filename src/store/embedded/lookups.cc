// SPDX-License-Identifier: Apache-2.0
#include "store/embedded/lookups.h"

#include "store/embedded/item_row.h"
#include "store/embedded/keeping.h"

namespace strongroom::store::embedded {

records::EntryIndex next_entry(ReadStatements& statements) {
  Rows row = statements.entry_count.rows();
  return records::EntryIndex{row.next() ? static_cast<uint64_t>(row.integer(0)) : 0};
}

std::optional<records::ItemId> find_by_keys(ReadStatements& statements, const std::vector<std::string>& identity_keys) {
  for (const std::string& key : identity_keys) {
    Rows row = statements.item_of_key.rows(key);
    if (row.next()) return id_of_first_entry(statements, row.integer(0));
  }
  return std::nullopt;
}

std::optional<records::ItemId> id_of_first_entry(ReadStatements& statements, int64_t first_entry) {
  Rows row = statements.id_at.rows(first_entry);
  if (!row.next()) return std::nullopt;
  return records::ItemId{std::string(row.text(0))};
}

std::optional<records::ItemRevision> newest_revision(ReadStatements& statements, const records::ItemId& id) {
  if (const auto place = find_place(statements, id)) return read_revision(statements, place->entry);
  const auto held = find_withheld(statements, id);
  if (!held) return std::nullopt;
  return read_revision(statements, held->entry);
}

}  // namespace strongroom::store::embedded
