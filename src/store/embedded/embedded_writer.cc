// SPDX-License-Identifier: Apache-2.0
#include "store/embedded/embedded_writer.h"

#include <algorithm>

#include "base/assert.h"
#include "records/canonical.h"
#include "store/embedded/keeping.h"
#include "store/embedded/lookups.h"

namespace strongroom::store::embedded {

namespace {

constexpr int64_t undated_max = 100;

}  // namespace

WriteSession::WriteSession(Connection c) : connection(std::move(c)) {
  if (Rows last = read.last_document.rows(); last.next()) settled_document = last.integer(0);
}

EmbeddedWriter::EmbeddedWriter(WriteSession& session)
    : session_(session),
      index_(session.read, session.write),
      decisions_(session.read, session.write, index_),
      next_entry_(next_entry(session.read)) {}

EmbeddedWriter::~EmbeddedWriter() {
  session_.connection.roll_back();
  session_.taken.clear();
}

std::optional<records::ItemId> EmbeddedWriter::find(const std::vector<std::string>& identity_keys) const {
  return find_by_keys(session_.read, identity_keys);
}

std::vector<records::ItemRevision> EmbeddedWriter::items_of_day(const std::optional<CivilDate>& date,
                                                                Scope scope) const {
  const int64_t day = day_number(date);
  const PositionRange range = positions_of_days(day, day);
  std::vector<records::ItemRevision> items;
  Rows rows = session_.read.positions_of_range.rows(range.low.value, range.high.value, date ? -1 : undated_max);
  while (rows.next())
    items.push_back(read_revision(session_.read, records::EntryIndex{static_cast<uint64_t>(rows.integer(2))}));
  if (scope == Scope::Public) return items;
  Rows withheld = session_.read.keeping.withheld_of_day.rows(day);
  while (withheld.next())
    items.push_back(read_revision(session_.read, records::EntryIndex{static_cast<uint64_t>(withheld.integer(0))}));
  return items;
}

std::optional<records::ItemRevision> EmbeddedWriter::newest(const records::ItemId& id) const {
  return newest_revision(session_.read, id);
}

bool EmbeddedWriter::has_item(const records::ItemId& id) const {
  Rows row = session_.read.record_exists.rows(static_cast<int>(records::RecordKind::Item), id.value);
  return row.next();
}

bool EmbeddedWriter::has_capture(std::string_view capture_id) const {
  const auto standing = standing_of(session_.read, records::RecordKind::Capture, capture_id);
  return standing && *standing != records::Standing::Erased;
}

records::Standing EmbeddedWriter::standing(const records::ItemId& id) const {
  return standing_of(session_.read, records::RecordKind::Item, id.value).value_or(records::Standing::Erased);
}

records::EntryIndex EmbeddedWriter::put(const records::ItemRevision& revision,
                                        const std::vector<std::string>& identity_keys, const Placement& placement,
                                        Timestamp now) {
  const auto before = find_place(session_.read, revision.id);
  if (!before && (revision.visibility != records::Visibility::Public || find_withheld(session_.read, revision.id)))
    return put_withheld(revision, identity_keys, now);
  STRONGROOM_ASSERT(revision.visibility == records::Visibility::Public);
  STRONGROOM_ASSERT(revision.revision.value == (before ? before->revision.value + 1 : 1));
  if (before) index_.withdraw(*before);

  const records::EntryIndex entry = add_record(
      {records::RecordKind::Item, revision.id.value, revision.revision, revision.visibility, records::Standing::Public},
      records::canonical(revision), now);
  const int64_t day = day_number(revision.item.date.date);
  const bool stays = before && day_of(before->position) == day;
  ItemPlace place;
  place.position = stays ? before->position : index_.allocate(day, placement);
  place.first_entry = before ? before->first_entry : entry;
  place.entry = entry;
  place.revision = revision.revision;
  index_.enter(revision, place, now);
  index_.add_paths(place.first_entry, revision.item);
  add_keys(place.first_entry, identity_keys);
  return entry;
}

records::EntryIndex EmbeddedWriter::put_withheld(const records::ItemRevision& revision,
                                                 const std::vector<std::string>& identity_keys, Timestamp now) {
  const auto before = find_withheld(session_.read, revision.id);
  STRONGROOM_ASSERT(revision.revision.value == (before ? before->revision.value + 1 : 1));
  const records::Standing standing = before ? before->standing : records::standing_of(revision.visibility);
  const records::EntryIndex entry =
      add_record({records::RecordKind::Item, revision.id.value, revision.revision, revision.visibility, standing},
                 records::canonical(revision), now);
  const records::EntryIndex first_entry = before ? before->first_entry : entry;
  session_.write.keeping.put_withheld.execute(revision.id.value, first_entry.value, entry.value,
                                              revision.revision.value, static_cast<int>(standing),
                                              day_number(revision.item.date.date));
  add_keys(first_entry, identity_keys);
  return entry;
}

// A capture that was erased and is taken in again is one more revision under its id.
records::EntryIndex EmbeddedWriter::put(const records::Capture& capture) {
  const std::string id = capture.id();
  Rows count = session_.read.keeping.revision_count.rows(static_cast<int>(records::RecordKind::Capture), id);
  const auto before = static_cast<uint32_t>(count.next() ? count.integer(0) : 0);
  const records::EntryIndex entry = add_record({records::RecordKind::Capture, id, records::Revision{before + 1},
                                                capture.visibility, records::standing_of(capture.visibility)},
                                               records::canonical(capture), capture.received_at);
  for (const records::Sighting& sighting : capture.sightings) {
    const auto first_entry = first_entry_of(session_.read, sighting.id);
    STRONGROOM_ASSERT(first_entry.has_value());
    session_.write.add_sighting.execute(first_entry->value, entry.value);
  }
  session_.write.keeping.add_original.execute(Blob{capture.original.view()}, entry.value);
  return entry;
}

records::EntryIndex EmbeddedWriter::put(const records::CustodyEvent& event) {
  STRONGROOM_ASSERT(event.previous == last_custody_entry(event.about));
  const records::EntryIndex entry = add_record({records::RecordKind::CustodyEvent, event.id(), records::Revision{1},
                                                event.visibility, records::standing_of(event.visibility)},
                                               records::canonical(event), event.recorded_at);
  session_.write.keeping.add_custody.execute(static_cast<int>(event.about.object), event.about.id, entry.value);
  return entry;
}

std::optional<Digest> EmbeddedWriter::last_custody_entry(const records::CustodyRef& about) const {
  Rows row = session_.read.keeping.last_custody.rows(static_cast<int>(about.object), about.id);
  if (!row.next()) return std::nullopt;
  return Digest::from_bytes(row.blob(0));
}

records::EntryIndex EmbeddedWriter::put(const records::Decision& decision) {
  const records::EntryIndex entry = add_record({records::RecordKind::Decision, decision.object, decision.number,
                                                decision.visibility, records::standing_of(decision.visibility)},
                                               records::canonical(decision), decision.at);
  decisions_.apply(decision, entry);
  return entry;
}

bool EmbeddedWriter::can_apply(const records::Decision& decision) const {
  Rows same = session_.read.record_at.rows(static_cast<int>(records::RecordKind::Decision), decision.object,
                                           decision.number.value);
  if (same.next()) return false;
  if (decision.act == records::Act::Erased) {
    return std::all_of(decision.entries.begin(), decision.entries.end(), [&](records::EntryIndex entry) {
      return entry < next_entry_ && keeping_of(session_.read, entry).standing != records::Standing::Erased;
    });
  }
  if (decision.about == records::RecordKind::Capture) return true;
  const records::ItemId id{decision.object};
  const bool is_withheld = find_withheld(session_.read, id).has_value();
  if (decision.act == records::Act::Released) return is_withheld;
  return is_withheld || find_place(session_.read, id);
}

void EmbeddedWriter::keep_derivation(std::string_view name, const Derivation& derivation) {
  session_.write.put_derivation.execute(name, static_cast<int64_t>(derivation.entries), Blob{derivation.bytes});
}

// Of a commitment nothing is known but its number.
records::EntryIndex EmbeddedWriter::adopt(const records::Entry& entry, Timestamp now) {
  const std::string id = entry.salted ? records::erased_id(next_entry_) : entry.id;
  const uint32_t revision = entry.salted ? 1 : entry.revision.value;
  session_.write.add_record.execute(next_entry_.value, static_cast<int>(entry.kind), id, revision, now.seconds,
                                    Blob{entry.digest.view()}, Blob{std::string_view()});
  session_.write.keeping.put_keeping.execute(next_entry_.value, static_cast<int>(records::Standing::Erased),
                                             entry.salted, std::optional<Blob>());
  return records::EntryIndex{next_entry_.value++};
}

void EmbeddedWriter::mend(const StoredRecord& record, Timestamp now) {
  STRONGROOM_ASSERT(!record.entry.salted && record.index < next_entry_);
  STRONGROOM_ASSERT(records::commit_to(record.canonical, std::nullopt) == record.entry.digest);
  session_.write.mend_record.execute(record.index.value, static_cast<int>(record.entry.kind), record.entry.id,
                                     record.entry.revision.value, now.seconds, Blob{record.entry.digest.view()},
                                     Blob{record.canonical});
}

records::EntryIndex EmbeddedWriter::add_record(const NewRecord& record, const std::string& canonical, Timestamp now) {
  std::optional<records::Salt> salt;
  if (record.visibility != records::Visibility::Public) salt = records::make_salt();
  const Digest digest = records::commit_to(canonical, salt);
  session_.write.add_record.execute(next_entry_.value, static_cast<int>(record.kind), record.id, record.revision.value,
                                    now.seconds, Blob{digest.view()}, Blob{canonical});
  if (salt || record.standing != records::Standing::Public) {
    std::optional<Blob> salt_bytes;
    if (salt) salt_bytes = Blob{salt->value};
    session_.write.keeping.put_keeping.execute(next_entry_.value, static_cast<int>(record.standing), salt.has_value(),
                                               salt_bytes);
  }
  return records::EntryIndex{next_entry_.value++};
}

void EmbeddedWriter::add_keys(const records::ItemId& id, const std::vector<std::string>& identity_keys) {
  const auto first_entry = first_entry_of(session_.read, id);
  STRONGROOM_ASSERT(first_entry.has_value());
  add_keys(*first_entry, identity_keys);
}

void EmbeddedWriter::add_keys(records::EntryIndex first_entry, const std::vector<std::string>& identity_keys) {
  for (const std::string& key : identity_keys) session_.write.add_key.execute(key, first_entry.value);
}

void EmbeddedWriter::commit() {
  index_.finish();
  session_.connection.execute("COMMIT");
}

}  // namespace strongroom::store::embedded
