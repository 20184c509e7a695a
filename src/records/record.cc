// SPDX-License-Identifier: Apache-2.0
#include "records/record.h"

#include "base/encoding.h"

namespace strongroom::records {

const char* visibility_name(Visibility visibility) {
  switch (visibility) {
    case Visibility::Public:
      return "public";
    case Visibility::Staff:
      return "staff";
    case Visibility::Restricted:
      return "restricted";
    case Visibility::Sealed:
      break;
  }
  return "sealed";
}

std::optional<Visibility> visibility_from_name(std::string_view name) {
  for (const Visibility visibility :
       {Visibility::Public, Visibility::Staff, Visibility::Restricted, Visibility::Sealed}) {
    if (name == visibility_name(visibility)) return visibility;
  }
  return std::nullopt;
}

const char* record_kind_name(RecordKind kind) {
  switch (kind) {
    case RecordKind::Item:
      return "item";
    case RecordKind::Capture:
      return "capture";
    case RecordKind::CustodyEvent:
      return "custody-event";
    case RecordKind::Decision:
      break;
  }
  return "decision";
}

const char* revision_reason_name(RevisionReason reason) {
  switch (reason) {
    case RevisionReason::First:
      return "first";
    case RevisionReason::FullerBody:
      return "fuller-body";
    case RevisionReason::KeptBySource:
      return "kept-by-source";
    case RevisionReason::ChangedAtSource:
      break;
  }
  return "changed-at-source";
}

ItemId make_item_id(const PrintedDate& date, std::string_view identity_key, size_t length) {
  const std::string day = date.date ? date.date->iso() : "0000-00-00";
  const std::string digest = to_base32_id(sha256(identity_key).view());
  return ItemId(day + "-" + digest.substr(0, length));
}

}  // namespace strongroom::records
