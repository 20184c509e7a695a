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

std::string id_of(const CheckedRecord& record) {
  if (const auto* item = std::get_if<records::ItemRevision>(&record)) return item->id.value;
  return std::get<records::Capture>(record).id();
}

records::Revision revision_of(const CheckedRecord& record) {
  if (const auto* item = std::get_if<records::ItemRevision>(&record)) return item->revision;
  return records::Revision{1};
}

}  // namespace

Result<CheckedRecord> check_record(const store::StoredRecord& record) {
  if (sha256(record.canonical) != record.entry.digest) {
    return fail(wrong(record, "the record's bytes are not those that its entry commits to"));
  }
  Result<CheckedRecord> parsed = record.entry.kind == RecordKind::Item
                                     ? named(records::parse_item_revision(record.canonical), record)
                                     : named(records::parse_capture(record.canonical), record);
  if (!parsed) return parsed;
  if (id_of(*parsed) != record.entry.id || revision_of(*parsed) != record.entry.revision) {
    return fail(wrong(record, "the record has another id or revision than its entry"));
  }
  return parsed;
}

}  // namespace strongroom::archive
