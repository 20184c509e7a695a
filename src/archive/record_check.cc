// SPDX-License-Identifier: Apache-2.0
#include "archive/record_check.h"

#include <fmt/format.h>

namespace strongroom::archive {

namespace {

using records::RecordKind;

std::string name_of(const store::StoredRecord& record) {
  return fmt::format("entry {} ({} {} revision {})", record.index.value, record_kind_name(record.entry.kind),
                     record.entry.id, record.entry.revision.value);
}

Error wrong(const store::StoredRecord& record, std::string message) {
  return {ErrorCode::Mismatch, std::move(message), name_of(record), {}};
}

template <typename T>
Result<CheckedRecord> named(Result<T> parsed, const store::StoredRecord& record) {
  if (parsed) return CheckedRecord(std::move(*parsed));
  Error error = parsed.error();
  error.file = name_of(record);
  return fail(std::move(error));
}

Result<CheckedRecord> parse(const store::StoredRecord& record) {
  switch (record.entry.kind) {
    case RecordKind::Item:
      return named(records::parse_item_revision(record.canonical), record);
    case RecordKind::Capture:
      return named(records::parse_capture(record.canonical), record);
    case RecordKind::CustodyEvent:
      return named(records::parse_custody_event(record.canonical), record);
    case RecordKind::Decision:
      break;
  }
  return named(records::parse_decision(record.canonical), record);
}

// The id and the revision that the entry of a record must have; a capture may come again after an erasure.
struct Name {
  std::string id;
  records::Revision revision;
  records::Visibility visibility;
};

Name name_in(const CheckedRecord& record, records::Revision of_entry) {
  if (const auto* item = std::get_if<records::ItemRevision>(&record)) {
    return {item->id.value, item->revision, item->visibility};
  }
  if (const auto* event = std::get_if<records::CustodyEvent>(&record)) {
    return {event->id(), records::Revision{1}, event->visibility};
  }
  if (const auto* decision = std::get_if<records::Decision>(&record)) {
    return {decision->object, decision->number, decision->visibility};
  }
  const auto& capture = std::get<records::Capture>(record);
  return {capture.id(), of_entry, capture.visibility};
}

Result<CheckedRecord> check_erased(const store::StoredRecord& record) {
  if (record.canonical.empty() && !record.salt) return CheckedRecord(ErasedRecord{});
  return fail(wrong(record, "the record was erased and its bytes are still there"));
}

}  // namespace

Result<CheckedRecord> check_record(const store::StoredRecord& record) {
  if (record.standing == records::Standing::Erased) return check_erased(record);
  if (record.entry.salted != record.salt.has_value()) {
    return fail(wrong(record, "the record and its entry do not agree on whether it was salted"));
  }
  if (records::commit_to(record.canonical, record.salt) != record.entry.digest) {
    return fail(wrong(record, "the record's bytes are not those that its entry commits to"));
  }
  Result<CheckedRecord> parsed = parse(record);
  if (!parsed) return parsed;
  const Name name = name_in(*parsed, record.entry.revision);
  if (name.id != record.entry.id || name.revision != record.entry.revision) {
    return fail(wrong(record, "the record has another id or revision than its entry"));
  }
  if ((name.visibility == records::Visibility::Public) == record.entry.salted) {
    return fail(wrong(record, "the record and its entry do not agree on whether it is public"));
  }
  return parsed;
}

}  // namespace strongroom::archive
