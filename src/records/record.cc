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

const char* record_kind_name(RecordKind kind) { return kind == RecordKind::Item ? "item" : "capture"; }

const char* revision_reason_name(RevisionReason reason) {
  switch (reason) {
    case RevisionReason::First:
      return "first";
    case RevisionReason::FullerBody:
      return "fuller-body";
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
