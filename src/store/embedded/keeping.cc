// SPDX-License-Identifier: Apache-2.0
#include "store/embedded/keeping.h"

#include <algorithm>

#include "base/fault.h"
#include "records/canonical.h"
#include "store/embedded/item_row.h"

namespace strongroom::store::embedded {

using records::RecordKind;
using records::Standing;

namespace {

records::EntryIndex entry_at(const Rows& row, int column) {
  return records::EntryIndex{static_cast<uint64_t>(row.integer(column))};
}

[[noreturn]] void damaged(const Error& error) {
  throw Fault("a stored record cannot be read (" + error.to_string() + "); run `strongroom verify`");
}

bool may_tell(ReadStatements& statements, records::EntryIndex entry, Scope scope) {
  return scope == Scope::All || keeping_of(statements, entry).standing == Standing::Public;
}

// An event about an item or a capture that is withheld would tell of it.
bool may_tell_of(ReadStatements& statements, const records::CustodyRef& about) {
  if (about.object == records::CustodyObject::Item) return is_listed(statements, records::ItemId{about.id});
  if (about.object != records::CustodyObject::Capture) return true;
  return standing_of(statements, RecordKind::Capture, about.id) == Standing::Public;
}

}  // namespace

bool keeps_all_public(ReadStatements& statements) {
  Rows row = statements.keeping.any_keeping.rows();
  return !row.next();
}

Keeping keeping_of(ReadStatements& statements, records::EntryIndex entry) {
  Rows row = statements.keeping.keeping_at.rows(entry.value);
  if (!row.next()) return {};
  Keeping keeping{static_cast<Standing>(row.integer(0)), row.integer(1) != 0, std::nullopt};
  if (!row.is_null(2)) keeping.salt = records::Salt{std::string(row.blob(2))};
  return keeping;
}

std::optional<HeldItem> find_withheld(ReadStatements& statements, const records::ItemId& id) {
  Rows row = statements.keeping.withheld.rows(id.value);
  if (!row.next()) return std::nullopt;
  return HeldItem{entry_at(row, 0), entry_at(row, 1), records::Revision{static_cast<uint32_t>(row.integer(2))},
                  static_cast<Standing>(row.integer(3)), row.integer(4)};
}

std::optional<Standing> standing_of(ReadStatements& statements, RecordKind kind, std::string_view id) {
  Rows row = statements.keeping.standing.rows(static_cast<int>(kind), id);
  if (!row.next()) return std::nullopt;
  return row.is_null(1) ? Standing::Public : static_cast<Standing>(row.integer(1));
}

bool is_listed(ReadStatements& statements, const records::ItemId& id) {
  Rows row = statements.item_place.rows(id.value);
  return row.next();
}

std::optional<records::EntryIndex> first_entry_of(ReadStatements& statements, const records::ItemId& id) {
  if (Rows row = statements.item_place.rows(id.value); row.next()) return entry_at(row, 1);
  const auto held = find_withheld(statements, id);
  return held ? std::optional(held->first_entry) : std::nullopt;
}

bool shows_public_items_only(ReadStatements& statements, const records::Capture& capture) {
  return std::all_of(capture.sightings.begin(), capture.sightings.end(),
                     [&](const records::Sighting& sighting) { return is_listed(statements, sighting.id); });
}

records::Capture public_part(ReadStatements& statements, records::Capture capture) {
  std::erase_if(capture.sightings,
                [&](const records::Sighting& sighting) { return !is_listed(statements, sighting.id); });
  return capture;
}

bool is_public_original(ReadStatements& statements, const Digest& original) {
  bool named = false;
  Rows rows = statements.keeping.captures_of_original.rows(Blob{original.view()});
  if (keeps_all_public(statements)) return rows.next();
  while (rows.next()) {
    if (!shows_public_items_only(statements, parse_stored_capture(rows.blob(1)))) return false;
    named = named || keeping_of(statements, entry_at(rows, 0)).standing == Standing::Public;
  }
  return named;
}

std::vector<records::Decision> decisions_about(ReadStatements& statements, std::string_view id, Scope scope) {
  std::vector<records::Decision> decisions;
  Rows rows = statements.bodies_of_id.rows(static_cast<int>(RecordKind::Decision), id);
  while (rows.next()) {
    if (may_tell(statements, entry_at(rows, 1), scope)) decisions.push_back(parse_stored_decision(rows.blob(0)));
  }
  return decisions;
}

std::vector<records::CustodyEvent> custody_of(ReadStatements& statements, const records::CustodyRef& about,
                                              Scope scope) {
  std::vector<records::CustodyEvent> events;
  if (scope == Scope::Public && !may_tell_of(statements, about)) return events;
  Rows rows = statements.keeping.custody_of.rows(static_cast<int>(about.object), about.id);
  while (rows.next()) {
    if (may_tell(statements, entry_at(rows, 0), scope)) events.push_back(parse_stored_custody(rows.blob(1)));
  }
  return events;
}

std::vector<WithheldItem> withheld_items(ReadStatements& statements) {
  std::vector<WithheldItem> items;
  Rows rows = statements.keeping.all_withheld.rows();
  while (rows.next()) {
    items.push_back({records::ItemId{std::string(rows.text(0))}, static_cast<Standing>(rows.integer(1)),
                     date_of_day(rows.integer(2))});
  }
  return items;
}

Digest trace_of(ReadStatements& statements, std::string_view trace) {
  Rows row = statements.keeping.state.rows("trace_salt");
  if (!row.next()) throw Fault("the database has no salt for traces; run `strongroom verify`");
  return sha256(row.blob(0), trace);
}

std::optional<records::Decision> erasure_of(ReadStatements& statements, std::string_view trace) {
  Rows row = statements.keeping.erasure_of.rows(Blob{trace_of(statements, trace).view()});
  if (!row.next()) return std::nullopt;
  return parse_stored_decision(row.blob(0));
}

records::Decision parse_stored_decision(std::string_view body) {
  auto decision = records::parse_decision(body);
  if (!decision) damaged(decision.error());
  return *std::move(decision);
}

records::CustodyEvent parse_stored_custody(std::string_view body) {
  auto event = records::parse_custody_event(body);
  if (!event) damaged(event.error());
  return *std::move(event);
}

}  // namespace strongroom::store::embedded
