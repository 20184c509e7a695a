// SPDX-License-Identifier: Apache-2.0
#include "archive/subject_records.h"

#include <algorithm>

namespace strongroom::archive {

using records::RecordKind;
using store::Scope;

namespace {

records::CustodyRef custody_ref(const Subject& subject) {
  const bool item = subject.kind == RecordKind::Item;
  return {item ? records::CustodyObject::Item : records::CustodyObject::Capture, subject.id};
}

}  // namespace

std::vector<store::StoredRecord> records_about(const store::Store& store, const Subject& subject) {
  std::vector<store::StoredRecord> found;
  const auto add = [&](RecordKind kind, const std::string& id, records::Revision revision) {
    if (auto record = store.record(kind, id, revision, Scope::All)) found.push_back(*std::move(record));
  };
  if (subject.kind == RecordKind::Item) {
    for (const records::ItemRevision& state : store.revisions(records::ItemId{subject.id}, Scope::All)) {
      add(RecordKind::Item, subject.id, state.revision);
    }
  } else if (const auto revision = store.newest_revision(RecordKind::Capture, subject.id)) {
    add(RecordKind::Capture, subject.id, *revision);
  }
  for (const records::Decision& decision : store.decisions(subject.id, Scope::All)) {
    add(RecordKind::Decision, subject.id, decision.number);
  }
  for (const records::CustodyEvent& event : store.custody_of(custody_ref(subject), Scope::All)) {
    add(RecordKind::CustodyEvent, event.id(), records::Revision{1});
  }
  std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.index < b.index; });
  return found;
}

bool was_ever_public(const store::Store& store, const Subject& subject) {
  const std::vector<store::StoredRecord> about = records_about(store, subject);
  return std::any_of(about.begin(), about.end(),
                     [](const store::StoredRecord& record) { return !record.entry.salted; });
}

}  // namespace strongroom::archive
