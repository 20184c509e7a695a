// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "records/decision.h"
#include "records/entry.h"
#include "store/embedded/statements.h"
#include "store/store.h"

namespace strongroom::store::embedded {

// How a record is kept, of a row of `keeping`; a record without one is public and unsalted.
struct Keeping {
  records::Standing standing = records::Standing::Public;
  bool salted = false;
  std::optional<records::Salt> salt;
};
// Whether all records are: then nothing need be left out of anything.
bool keeps_all_public(ReadStatements& statements);
Keeping keeping_of(ReadStatements& statements, records::EntryIndex entry);

// The newest revision of an item that is not shown.
struct HeldItem {
  records::EntryIndex first_entry;
  records::EntryIndex entry;
  records::Revision revision;
  records::Standing standing = records::Standing::Restricted;
  int64_t day = 0;
};
std::optional<HeldItem> find_withheld(ReadStatements& statements, const records::ItemId& id);

// Nullopt for what is not there, and never was.
std::optional<records::Standing> standing_of(ReadStatements& statements, records::RecordKind kind, std::string_view id);

// The number of an item, whether it is listed or withheld.
std::optional<records::EntryIndex> first_entry_of(ReadStatements& statements, const records::ItemId& id);

// Whether an item stands public, and whether a capture shows such items only.
bool is_listed(ReadStatements& statements, const records::ItemId& id);
bool shows_public_items_only(ReadStatements& statements, const records::Capture& capture);
// The capture without its sightings of items that do not stand public.
records::Capture public_part(ReadStatements& statements, records::Capture capture);

bool is_public_original(ReadStatements& statements, const Digest& original);
std::vector<records::Decision> decisions_about(ReadStatements& statements, std::string_view id, Scope scope);
std::vector<records::CustodyEvent> custody_of(ReadStatements& statements, const records::CustodyRef& about,
                                              Scope scope);
std::vector<WithheldItem> withheld_items(ReadStatements& statements);

// What is kept of an erased trace.
Digest trace_of(ReadStatements& statements, std::string_view trace);
std::optional<records::Decision> erasure_of(ReadStatements& statements, std::string_view trace);

records::Decision parse_stored_decision(std::string_view body);
records::CustodyEvent parse_stored_custody(std::string_view body);

}  // namespace strongroom::store::embedded
