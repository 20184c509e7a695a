// SPDX-License-Identifier: Apache-2.0
#include "records/custody_event.h"

#include <array>

#include "records/canonical.h"
#include "records/canonical_json.h"

namespace strongroom::records {
namespace {

using namespace canonical_json;

constexpr std::array<const char*, custody_types> type_names = {
    "found",  "collected", "received", "transferred", "acknowledged", "copied", "digitised", "sealed",
    "opened", "viewed",    "verified", "exported",    "returned",     "lost",   "destroyed"};
constexpr std::array<const char*, 4> object_names = {"item", "capture", "holding", "archive"};

template <typename Enum, size_t count>
std::optional<Enum> named(const std::array<const char*, count>& names, std::string_view name) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<Enum>(found - names.begin());
}

json write_agent(const CustodyAgent& agent) {
  json object = json::object();
  set_time(object, "acknowledged_at", agent.acknowledged_at);
  set(object, "acknowledgement", agent.acknowledgement);
  set(object, "name", agent.name);
  set(object, "role", agent.role);
  return object;
}

CustodyAgent read_agent(const json& object) {
  return {text_of(object, "role"), text_of(object, "name"), text_of(object, "acknowledgement"),
          time_of(object, "acknowledged_at")};
}

// The members that are plain text, each under its own name.
constexpr std::pair<const char*, std::string CustodyEvent::*> texts[] = {
    {"acknowledges", &CustodyEvent::acknowledges},
    {"authority", &CustodyEvent::authority},
    {"condition_after", &CustodyEvent::condition_after},
    {"condition_before", &CustodyEvent::condition_before},
    {"extent", &CustodyEvent::extent},
    {"note", &CustodyEvent::note},
    {"outcome", &CustodyEvent::outcome},
    {"place", &CustodyEvent::place},
    {"seal", &CustodyEvent::seal},
};

json write_event(const CustodyEvent& event) {
  json object = {{"kind", record_kind_name(RecordKind::CustodyEvent)}};
  for (const auto& [name, text] : texts) set(object, name, event.*text);
  set_all(object, "agents", event.agents, write_agent);
  object["at"] = event.at.rfc3339();
  object["object"] = custody_object_name(event.about.object);
  set(object, "object_id", event.about.id);
  if (event.previous) object["previous"] = event.previous->hex();
  object["recorded_at"] = event.recorded_at.rfc3339();
  object["type"] = custody_type_name(event.type);
  set_visibility(object, event.visibility);
  return object;
}

CustodyEvent read_event(const json& object) {
  CustodyEvent event;
  for (const auto& [name, text] : texts) event.*text = text_of(object, name);
  event.agents = all_of<CustodyAgent>(object, "agents", read_agent);
  event.at = time_of(object, "at").value_or(Timestamp{});
  event.about.object = custody_object_from_name(text_of(object, "object")).value_or(CustodyObject::Item);
  event.about.id = text_of(object, "object_id");
  event.previous = Digest::from_hex(text_of(object, "previous"));
  event.recorded_at = time_of(object, "recorded_at").value_or(Timestamp{});
  event.type = custody_type_from_name(text_of(object, "type")).value_or(CustodyType::Found);
  event.visibility = visibility_of(object);
  return event;
}

}  // namespace

const char* custody_type_name(CustodyType type) { return type_names.at(static_cast<size_t>(type)); }

std::optional<CustodyType> custody_type_from_name(std::string_view name) {
  return named<CustodyType>(type_names, name);
}

const char* custody_object_name(CustodyObject object) { return object_names.at(static_cast<size_t>(object)); }

std::optional<CustodyObject> custody_object_from_name(std::string_view name) {
  return named<CustodyObject>(object_names, name);
}

std::string CustodyEvent::id() const { return sha256(canonical(*this)).hex(); }

std::string canonical(const CustodyEvent& event) { return bytes_of(write_event(event)); }

Result<CustodyEvent> parse_custody_event(std::string_view bytes) {
  return parse<CustodyEvent>(bytes, read_event, "a custody event");
}

}  // namespace strongroom::records
