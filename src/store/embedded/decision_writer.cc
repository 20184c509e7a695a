// SPDX-License-Identifier: Apache-2.0
#include "store/embedded/decision_writer.h"

#include <algorithm>
#include <string>

#include "base/assert.h"

namespace strongroom::store::embedded {

using records::Act;
using records::EntryIndex;
using records::RecordKind;
using records::Standing;

namespace {

constexpr const char* purge_state = "purge_due";

}  // namespace

PurgeDue purge_due(ReadStatements& statements) {
  Rows row = statements.keeping.state.rows(purge_state);
  return row.next() ? static_cast<PurgeDue>(row.integer(0)) : PurgeDue::Nothing;
}

void DecisionWriter::apply(const records::Decision& decision, EntryIndex entry) {
  write_.remove_derivations.execute();
  if (decision.act == Act::Erased) return erase(decision, entry);
  if (decision.about == RecordKind::Item) {
    const records::ItemId id{decision.object};
    if (decision.act == Act::Released) {
      release(id, decision.at);
    } else {
      withhold(id, records::standing_after(decision));
    }
  }
  set_standing(decision.about, decision.object, records::standing_after(decision));
  write_.next_generation.execute();
}

// Of every state of it: what is decided is decided for the whole item.
void DecisionWriter::set_standing(RecordKind kind, std::string_view id, Standing standing) {
  std::vector<EntryIndex> entries;
  {
    Rows rows = read_.keeping.entries_of_id.rows(static_cast<int>(kind), id);
    while (rows.next()) entries.push_back(EntryIndex{static_cast<uint64_t>(rows.integer(0))});
  }
  for (const EntryIndex& entry : entries) {
    const Keeping keeping = keeping_of(read_, entry);
    if (keeping.standing == Standing::Erased) continue;
    std::optional<Blob> salt;
    if (keeping.salt) salt = Blob{keeping.salt->value};
    write_.keeping.put_keeping.execute(entry.value, static_cast<int>(standing), keeping.salted, salt);
  }
}

void DecisionWriter::withhold(const records::ItemId& id, Standing standing) {
  if (const auto place = find_place(read_, id)) {
    index_.withdraw(*place);
    write_.keeping.put_withheld.execute(id.value, place->first_entry.value, place->entry.value, place->revision.value,
                                        static_cast<int>(standing), day_of(place->position));
    return;
  }
  const auto held = find_withheld(read_, id);
  STRONGROOM_ASSERT(held.has_value());
  write_.keeping.put_withheld.execute(id.value, held->first_entry.value, held->entry.value, held->revision.value,
                                      static_cast<int>(standing), held->day);
}

void DecisionWriter::release(const records::ItemId& id, Timestamp now) {
  const auto held = find_withheld(read_, id);
  STRONGROOM_ASSERT(held.has_value());
  ItemPlace place;
  place.first_entry = held->first_entry;
  place.entry = held->entry;
  place.revision = held->revision;
  place.position = position_for(*held);
  write_.keeping.remove_withheld.execute(id.value);
  index_.enter(read_revision(read_, held->entry), place, now);
  Rows rows = read_.bodies_of_id.rows(static_cast<int>(RecordKind::Item), id.value);
  while (rows.next()) index_.add_paths(place.first_entry, parse_stored_revision(rows.blob(0)).item);
}

// Where it stood, if it once was listed and nothing took that place meanwhile.
Position DecisionWriter::position_for(const HeldItem& held) {
  {
    Rows kept = read_.place_of.rows(held.first_entry.value);
    if (kept.next()) {
      const Position position{kept.integer(0)};
      if (day_of(position) == held.day && !read_summary(read_, position)) return position;
    }
  }
  return index_.allocate(held.day, {});
}

void DecisionWriter::erase(const records::Decision& decision, EntryIndex entry) {
  bool listed_once = false;
  for (const EntryIndex& erased : decision.entries) {
    std::optional<records::ItemId> item;
    {
      Rows row = read_.keeping.row_at.rows(erased.value);
      STRONGROOM_ASSERT(row.next());
      if (static_cast<RecordKind>(row.integer(0)) == RecordKind::Item) item = records::ItemId{std::string(row.text(1))};
    }
    if (item) listed_once = forget_item(*item, entry) || listed_once;
  }
  for (const EntryIndex& erased : decision.entries) erase_entry(erased, entry);
  const PurgeDue due = std::max(purge_due(read_), listed_once ? PurgeDue::IndexToo : PurgeDue::FreePages);
  write_.keeping.put_state.execute(purge_state, static_cast<int>(due));
  write_.next_generation.execute();
}

// What else knows the item, before its records go. Whether it ever was listed.
bool DecisionWriter::forget_item(const records::ItemId& id, EntryIndex decision) {
  const auto first_entry = first_entry_of(read_, id);
  if (!first_entry) return false;  // another of its revisions was met before
  bool listed_once = false;
  {
    Rows kept = read_.place_of.rows(first_entry->value);
    listed_once = kept.next();
  }
  if (const auto place = find_place(read_, id)) index_.withdraw(*place);
  std::vector<std::string> traces = {"item:" + id.value};
  {
    Rows keys = read_.keeping.keys_of.rows(first_entry->value);
    while (keys.next()) traces.emplace_back(keys.text(0));
  }
  for (const std::string& trace : traces) add_trace(trace, decision);
  write_.keeping.remove_withheld.execute(id.value);
  write_.keeping.remove_keys.execute(first_entry->value);
  write_.keeping.remove_paths.execute(first_entry->value);
  write_.keeping.remove_sightings_of_item.execute(first_entry->value);
  write_.keeping.remove_place.execute(first_entry->value);
  return listed_once;
}

// A public entry tells its id for good, and making the entry anew needs it; of a commitment nothing is kept.
void DecisionWriter::erase_entry(EntryIndex erased, EntryIndex decision) {
  const Keeping keeping = keeping_of(read_, erased);
  STRONGROOM_ASSERT(keeping.standing != Standing::Erased);
  std::string id;
  int64_t revision = 1;
  std::optional<Digest> original;
  {
    Rows row = read_.keeping.row_at.rows(erased.value);
    STRONGROOM_ASSERT(row.next());
    id = keeping.salted ? records::erased_id(erased) : std::string(row.text(1));
    if (!keeping.salted) revision = row.integer(2);
    const auto kind = static_cast<RecordKind>(row.integer(0));
    if (kind == RecordKind::Capture) original = parse_stored_capture(row.blob(3)).original;
    if (kind == RecordKind::CustodyEvent) {
      const records::CustodyRef about = parse_stored_custody(row.blob(3)).about;
      write_.keeping.remove_custody.execute(static_cast<int>(about.object), about.id, erased.value);
    }
  }
  if (original) {
    add_trace("original:" + original->hex(), decision);
    write_.keeping.remove_original.execute(Blob{original->view()}, erased.value);
    write_.keeping.remove_sightings_of_capture.execute(erased.value);
  }
  write_.keeping.erase_body.execute(erased.value, id, revision);
  write_.keeping.put_keeping.execute(erased.value, static_cast<int>(Standing::Erased), keeping.salted,
                                     std::optional<Blob>());
}

void DecisionWriter::add_trace(std::string_view trace, EntryIndex decision) {
  write_.keeping.add_trace.execute(Blob{trace_of(read_, trace).view()}, decision.value);
}

}  // namespace strongroom::store::embedded
