// SPDX-License-Identifier: Apache-2.0
#include "store/embedded/embedded_writer.h"

#include "base/assert.h"
#include "records/canonical.h"
#include "store/embedded/lookups.h"

namespace strongroom::store::embedded {

namespace {

constexpr int64_t undated_max = 100;

}  // namespace

EmbeddedWriter::EmbeddedWriter(WriteSession& session)
    : session_(session), index_(session.read, session.write), next_entry_(next_entry(session.read)) {}

EmbeddedWriter::~EmbeddedWriter() {
  session_.connection.roll_back();
  session_.taken.clear();
}

std::optional<records::ItemId> EmbeddedWriter::find(const std::vector<std::string>& identity_keys) const {
  return find_by_keys(session_.read, identity_keys);
}

std::vector<records::ItemRevision> EmbeddedWriter::items_of_day(const std::optional<CivilDate>& date) const {
  const int64_t day = day_number(date);
  const PositionRange range = positions_of_days(day, day);
  std::vector<records::ItemRevision> items;
  Rows rows = session_.read.positions_of_range.rows(range.low.value, range.high.value, date ? -1 : undated_max);
  while (rows.next())
    items.push_back(read_revision(session_.read, records::EntryIndex{static_cast<uint64_t>(rows.integer(2))}));
  return items;
}

std::optional<records::ItemRevision> EmbeddedWriter::newest(const records::ItemId& id) const {
  return newest_revision(session_.read, id);
}

bool EmbeddedWriter::has_item(const records::ItemId& id) const { return find_place(session_.read, id).has_value(); }

bool EmbeddedWriter::has_capture(std::string_view capture_id) const {
  Rows row = session_.read.record_exists.rows(static_cast<int>(records::RecordKind::Capture), capture_id);
  return row.next();
}

records::EntryIndex EmbeddedWriter::put(const records::ItemRevision& revision,
                                        const std::vector<std::string>& identity_keys, const Placement& placement,
                                        Timestamp now) {
  const auto before = find_place(session_.read, revision.id);
  STRONGROOM_ASSERT(revision.revision.value == (before ? before->revision.value + 1 : 1));
  if (before) index_.withdraw(*before, read_revision(session_.read, before->entry).item);

  const records::EntryIndex entry = add_record({records::RecordKind::Item, revision.id.value, revision.revision, {}},
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

records::EntryIndex EmbeddedWriter::put(const records::Capture& capture) {
  const records::EntryIndex entry = add_record({records::RecordKind::Capture, capture.id(), records::Revision{1}, {}},
                                               records::canonical(capture), capture.received_at);
  for (const records::Sighting& sighting : capture.sightings) {
    const auto place = find_place(session_.read, sighting.id);
    STRONGROOM_ASSERT(place.has_value());
    session_.write.add_sighting.execute(place->first_entry.value, entry.value);
  }
  return entry;
}

records::EntryIndex EmbeddedWriter::add_record(records::Entry entry, const std::string& canonical, Timestamp now) {
  entry.digest = sha256(canonical);
  session_.write.add_record.execute(next_entry_.value, static_cast<int>(entry.kind), entry.id, entry.revision.value,
                                    now.seconds, Blob{entry.digest.view()}, Blob{canonical});
  return records::EntryIndex{next_entry_.value++};
}

void EmbeddedWriter::add_keys(const records::ItemId& id, const std::vector<std::string>& identity_keys) {
  const auto place = find_place(session_.read, id);
  STRONGROOM_ASSERT(place.has_value());
  add_keys(place->first_entry, identity_keys);
}

void EmbeddedWriter::add_keys(records::EntryIndex first_entry, const std::vector<std::string>& identity_keys) {
  for (const std::string& key : identity_keys) session_.write.add_key.execute(key, first_entry.value);
}

void EmbeddedWriter::commit() {
  index_.finish();
  session_.connection.execute("COMMIT");
}

}  // namespace strongroom::store::embedded
