// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "records/record.h"
#include "store/embedded/counts.h"
#include "store/embedded/full_text/posting.h"
#include "store/embedded/position.h"
#include "store/embedded/statements.h"
#include "store/query.h"

namespace strongroom::store::embedded {

// Where the newest revision of an item is found.
struct ItemPlace {
  Position position;
  records::EntryIndex first_entry;
  records::EntryIndex entry;  // of the newest revision
  records::Revision revision;
  std::vector<TermNumber> terms;
  DocumentNumber document = 0;  // in the full text
};

// The form of terms in columns: four bytes each, little-endian.
std::string pack_terms(const std::vector<TermNumber>& terms);
std::vector<TermNumber> unpack_terms(std::string_view packed);

std::optional<ItemPlace> find_place(ReadStatements& statements, const records::ItemId& id);

// One row of `item`, from the newest revision of an item.
void write_item_row(WriteStatements& statements, const records::ItemRevision& revision, const ItemPlace& place,
                    Timestamp changed_at);

// The summary at a position; nullopt when no item stands there.
std::optional<ItemSummary> read_summary(ReadStatements& statements, Position position);
std::vector<ItemSummary> read_summaries(ReadStatements& statements, const std::vector<Position>& positions);

// The newest revision, from the canonical bytes of its entry. Fault when they do not parse: the database is damaged.
records::ItemRevision read_revision(ReadStatements& statements, records::EntryIndex entry);
records::ItemRevision parse_stored_revision(std::string_view body);
records::Capture parse_stored_capture(std::string_view body);

}  // namespace strongroom::store::embedded
