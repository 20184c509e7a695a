// SPDX-License-Identifier: Apache-2.0
#include "exchange/mirror/record_keeper.h"

#include <fmt/format.h>

#include <algorithm>

#include "records/canonical.h"

namespace strongroom::exchange {

namespace {

using records::RecordKind;
using records::Visibility;

tl::unexpected<Error> about_entry(ErrorCode code, uint64_t entry, const std::string& message) {
  return fail(Error{code, message, fmt::format("entry {}", entry), {}});
}

}  // namespace

Result<store::StoredRecord> checked_record(const RecordLine& line, std::string_view entry) {
  Result<records::Entry> parsed = records::parse_entry(entry);
  if (!parsed) return about_entry(parsed.error().code, line.entry, parsed.error().message);
  store::StoredRecord record;
  record.index = records::EntryIndex{line.entry};
  record.entry = std::move(*parsed);
  // A salted entry tells nothing of its record, and what was released is not copied.
  if (!line.record || record.entry.salted) return record;
  if (records::commit_to(*line.record, std::nullopt) != record.entry.digest) {
    return about_entry(ErrorCode::Mismatch, line.entry, "the record's bytes are not those that its entry commits to");
  }
  record.canonical = *line.record;
  return record;
}

void RecordKeeper::keep(const store::StoredRecord& record, const std::string& below, Timestamp now) {
  bool put = false;
  if (!record.canonical.empty()) {
    switch (record.entry.kind) {
      case RecordKind::Item:
        put = put_item(record, below, now);
        break;
      case RecordKind::Capture:
        put = put_capture(record);
        break;
      case RecordKind::CustodyEvent:
        put = put_custody_event(record);
        break;
      case RecordKind::Decision:
        put = put_decision(record);
        break;
    }
  }
  if (!put) writer_.adopt(record.entry, now);
}

bool RecordKeeper::put_item(const store::StoredRecord& record, const std::string& below, Timestamp now) {
  const auto revision = records::parse_item_revision(record.canonical);
  if (!revision || revision->visibility != Visibility::Public) return false;
  if (revision->id.value != record.entry.id || revision->revision != record.entry.revision) return false;
  const auto before = writer_.newest(revision->id);
  if (!before && writer_.has_item(revision->id)) return false;
  if (revision->revision.value != (before ? before->revision.value + 1 : 1)) return false;
  store::Placement placement;
  if (!below.empty()) placement.below = records::ItemId{below};
  std::vector<std::string> keys = records::identity_keys(revision->item, site_);
  std::erase_if(keys, [&](const std::string& key) { return writer_.find({key}).has_value(); });
  writer_.put(*revision, keys, placement, now);
  return true;
}

bool RecordKeeper::put_capture(const store::StoredRecord& record) {
  const auto capture = records::parse_capture(record.canonical);
  if (!capture || capture->visibility != Visibility::Public) return false;
  if (capture->id() != record.entry.id || record.entry.revision.value != 1 || writer_.has_capture(capture->id())) {
    return false;
  }
  const bool all_known =
      std::all_of(capture->sightings.begin(), capture->sightings.end(),
                  [&](const records::Sighting& sighting) { return writer_.newest(sighting.id).has_value(); });
  if (!all_known) return false;
  writer_.put(*capture);
  return true;
}

bool RecordKeeper::put_custody_event(const store::StoredRecord& record) {
  const auto event = records::parse_custody_event(record.canonical);
  if (!event || event->visibility != Visibility::Public || event->id() != record.entry.id) return false;
  if (event->previous != writer_.last_custody_entry(event->about)) return false;
  writer_.put(*event);
  return true;
}

bool RecordKeeper::put_decision(const store::StoredRecord& record) {
  const auto decision = records::parse_decision(record.canonical);
  if (!decision || decision->visibility != Visibility::Public) return false;
  if (decision->object != record.entry.id || decision->number != record.entry.revision) return false;
  if (!writer_.can_apply(*decision)) return false;
  writer_.put(*decision);
  erased_something_ = erased_something_ || decision->act == records::Act::Erased;
  return true;
}

}  // namespace strongroom::exchange
