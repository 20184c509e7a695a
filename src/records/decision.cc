// SPDX-License-Identifier: Apache-2.0
#include "records/decision.h"

#include "records/canonical.h"
#include "records/canonical_json.h"

namespace strongroom::records {
namespace {

using namespace canonical_json;

constexpr Act acts[] = {Act::Restricted, Act::Released, Act::Withdrawn, Act::Erased};
constexpr RecordKind objects[] = {RecordKind::Item, RecordKind::Capture};

json write_index(const EntryIndex& index) { return index.value; }
EntryIndex read_index(const json& value) { return EntryIndex(value.is_number_unsigned() ? value.get<uint64_t>() : 0); }

json write_decision(const Decision& decision) {
  json object = {{"kind", record_kind_name(RecordKind::Decision)}};
  object["about"] = record_kind_name(decision.about);
  object["act"] = act_name(decision.act);
  object["at"] = decision.at.rfc3339();
  set(object, "by", decision.by);
  set_all(object, "entries", decision.entries, write_index);
  set(object, "number", decision.number.value);
  set(object, "object", decision.object);
  set(object, "reason", decision.reason);
  if (decision.act == Act::Restricted) object["to"] = visibility_name(decision.to);
  set_visibility(object, decision.visibility);
  return object;
}

Decision read_decision(const json& object) {
  Decision decision;
  decision.about = enum_of(object, "about", objects, record_kind_name);
  decision.act = enum_of(object, "act", acts, act_name);
  decision.at = time_of(object, "at").value_or(Timestamp{});
  decision.by = text_of(object, "by");
  decision.entries = all_of<EntryIndex>(object, "entries", read_index);
  decision.number = Revision(small_number_of<uint32_t>(object, "number"));
  decision.object = text_of(object, "object");
  decision.reason = text_of(object, "reason");
  decision.to = decision.act == Act::Restricted ? visibility_of(object, "to") : Visibility::Restricted;
  decision.visibility = visibility_of(object);
  return decision;
}

}  // namespace

const char* standing_name(Standing standing) {
  switch (standing) {
    case Standing::Public:
      return "public";
    case Standing::Staff:
      return "staff";
    case Standing::Restricted:
      return "restricted";
    case Standing::Sealed:
      return "sealed";
    case Standing::Withdrawn:
      return "withdrawn";
    case Standing::Erased:
      break;
  }
  return "erased";
}

Standing standing_of(Visibility visibility) {
  switch (visibility) {
    case Visibility::Public:
      return Standing::Public;
    case Visibility::Staff:
      return Standing::Staff;
    case Visibility::Restricted:
      return Standing::Restricted;
    case Visibility::Sealed:
      break;
  }
  return Standing::Sealed;
}

const char* act_name(Act act) {
  switch (act) {
    case Act::Restricted:
      return "restricted";
    case Act::Released:
      return "released";
    case Act::Withdrawn:
      return "withdrawn";
    case Act::Erased:
      break;
  }
  return "erased";
}

Standing standing_after(const Decision& decision) {
  switch (decision.act) {
    case Act::Restricted:
      return standing_of(decision.to);
    case Act::Released:
      return Standing::Public;
    case Act::Withdrawn:
      return Standing::Withdrawn;
    case Act::Erased:
      break;
  }
  return Standing::Erased;
}

std::string erased_id(EntryIndex entry) { return "entry-" + std::to_string(entry.value); }

std::string canonical(const Decision& decision) { return bytes_of(write_decision(decision)); }

Result<Decision> parse_decision(std::string_view bytes) { return parse<Decision>(bytes, read_decision, "a decision"); }

}  // namespace strongroom::records
