// SPDX-License-Identifier: Apache-2.0
#include "store/embedded/rebuild.h"

#include "base/fault.h"
#include "store/embedded/lookups.h"
#include "store/embedded/schema.h"
#include "store/embedded/settling.h"
#include "store/embedded/standings.h"

namespace strongroom::store::embedded {

namespace {

constexpr uint64_t progress_every = 1000;

class Rebuild {
 public:
  Rebuild(WriteSession& session, const std::function<void(uint64_t, uint64_t)>& progress)
      : session_(session), index_(session.read, session.write), progress_(progress) {}

  void run() {
    enter_withheld(session_.read, session_.write);
    // Read before anything is entered: both statements look at what entering changes.
    const auto placed = placed_items();
    const auto unplaced = unplaced_items();
    total_ = placed.size() + unplaced.size();
    for (const auto& [first_entry, position] : placed) enter(first_entry, position);
    for (const int64_t first_entry : unplaced) enter(first_entry, std::nullopt);
    enter_captures();
    enter_custody();
    index_.finish();
    session_.write.next_generation.execute();
  }

 private:
  using Placed = std::pair<int64_t, Position>;

  std::vector<Placed> placed_items() {
    std::vector<Placed> items;
    Rows rows = session_.read.places.rows();
    while (rows.next()) items.emplace_back(rows.integer(0), Position{rows.integer(1)});
    return items;
  }

  std::vector<int64_t> unplaced_items() {
    std::vector<int64_t> items;
    Rows rows = session_.read.unplaced.rows(static_cast<int>(records::RecordKind::Item));
    while (rows.next()) items.push_back(rows.integer(0));
    return items;
  }

  // Enters the newest revision, and the addresses of all.
  void enter(int64_t first_entry, std::optional<Position> position) {
    const auto id = id_of_first_entry(session_.read, first_entry);
    if (!id || find_withheld(session_.read, *id)) return;  // a place without a record: `check` tells
    ItemPlace place;
    place.first_entry = records::EntryIndex{static_cast<uint64_t>(first_entry)};
    records::ItemRevision newest;
    Timestamp changed_at;
    Rows rows = session_.read.bodies_of_id.rows(static_cast<int>(records::RecordKind::Item), id->value);
    while (rows.next()) {
      newest = parse_stored_revision(rows.blob(0));
      place.entry = records::EntryIndex{static_cast<uint64_t>(rows.integer(1))};
      changed_at = Timestamp{rows.integer(2)};
      index_.add_paths(place.first_entry, newest.item);
    }
    place.revision = newest.revision;
    const int64_t day = day_number(newest.item.date.date);
    const bool keeps_place = position && day_of(*position) == day;
    place.position = keeps_place ? *position : index_.allocate(day, lowest_of(day));
    index_.enter(newest, place, changed_at);
    if (++done_ % progress_every == 0 || done_ == total_) progress_(done_, total_);
  }

  // Below all items of the day that are entered already.
  Placement lowest_of(int64_t day) {
    Rows row = session_.read.position_above.rows(position_of(day, 0).value);
    if (!row.next() || day_of(Position{row.integer(0)}) != day) return {};
    Rows item = session_.read.item_at.rows(row.integer(0));
    if (!item.next()) return {};
    return {records::ItemId{std::string(item.text(1))}};
  }

  void enter_captures() {
    Rows rows = session_.read.bodies_of_kind.rows(static_cast<int>(records::RecordKind::Capture));
    while (rows.next()) {
      const int64_t entry = rows.integer(0);
      const records::Capture capture = parse_stored_capture(rows.blob(1));
      session_.write.keeping.add_original.execute(Blob{capture.original.view()}, entry);
      for (const records::Sighting& sighting : capture.sightings)
        if (const auto first_entry = first_entry_of(session_.read, sighting.id))
          session_.write.add_sighting.execute(first_entry->value, entry);
    }
  }

  void enter_custody() {
    Rows rows = session_.read.bodies_of_kind.rows(static_cast<int>(records::RecordKind::CustodyEvent));
    while (rows.next()) {
      const records::CustodyRef about = parse_stored_custody(rows.blob(1)).about;
      session_.write.keeping.add_custody.execute(static_cast<int>(about.object), about.id, rows.integer(0));
    }
  }

  WriteSession& session_;
  ItemIndex index_;
  const std::function<void(uint64_t, uint64_t)>& progress_;
  uint64_t total_ = 0;
  uint64_t done_ = 0;
};

}  // namespace

void rebuild_derived(WriteSession& session, const std::function<void(uint64_t, uint64_t)>& progress) {
  if (!session.connection.begin_writing())
    throw Fault("the archive cannot be rebuilt: another process is writing to it; try again when it is done");
  try {
    drop_derived(session.connection);
    Rebuild(session, progress).run();
    session.connection.execute("COMMIT");
  } catch (...) {
    session.connection.roll_back();
    throw;
  }
  session.settled_document = 0;
  settle_full_text(session);
}

}  // namespace strongroom::store::embedded
