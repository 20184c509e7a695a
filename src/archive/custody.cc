// SPDX-License-Identifier: Apache-2.0
#include "archive/custody.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "archive/subject_records.h"
#include "base/json.h"
#include "records/canonical.h"

namespace strongroom::archive {

using records::CustodyAgent;
using records::CustodyEvent;
using records::CustodyObject;
using records::CustodyType;

namespace {

bool has_role(const CustodyEvent& event, std::string_view role) {
  return std::any_of(event.agents.begin(), event.agents.end(),
                     [&](const CustodyAgent& agent) { return agent.role == role && !agent.name.empty(); });
}

Result<void> check_complete(const CustodyEvent& event) {
  if (event.about.object != CustodyObject::Archive && event.about.id.empty()) {
    return fail(ErrorCode::Usage, "say what the event is about: an item's or capture's id, or --holding CODE");
  }
  if (event.type == CustodyType::Transferred && (!has_role(event, "from") || !has_role(event, "to"))) {
    return fail(ErrorCode::Usage, "a transfer names who gave (--from) and who took over (--to)");
  }
  if ((event.type == CustodyType::Acknowledged) == event.acknowledges.empty()) {
    return fail(ErrorCode::Usage, "an acknowledgement, and nothing else, names an event (--acknowledges EVENT)");
  }
  const auto unnamed = [](const CustodyAgent& agent) { return agent.name.empty() || agent.role.empty(); };
  if (event.agents.empty() || std::any_of(event.agents.begin(), event.agents.end(), unnamed)) {
    return fail(ErrorCode::Usage, "name who took part, each with a role (--by, --from, --to, --agent ROLE=NAME)");
  }
  return {};
}

Result<void> check_acknowledges(const store::Store& store, const CustodyEvent& event) {
  if (event.acknowledges.empty()) return {};
  for (const CustodyEvent& earlier : store.custody_of(event.about, store::Scope::All)) {
    if (earlier.id() == event.acknowledges) return {};
  }
  return fail(ErrorCode::NotFound, fmt::format("there is no event {} about {}", event.acknowledges,
                                               event.about.id.empty() ? "the archive" : event.about.id));
}

// An event about what the log does not name must not name it either.
Result<records::Visibility> least_visibility(const store::Store& store, const CustodyEvent& event) {
  if (event.about.object != CustodyObject::Item && event.about.object != CustodyObject::Capture) {
    return event.visibility;
  }
  const bool item = event.about.object == CustodyObject::Item;
  const Subject subject{item ? records::RecordKind::Item : records::RecordKind::Capture, event.about.id};
  const auto standing = store.standing(subject.kind, subject.id);
  if (!standing) {
    return fail(ErrorCode::NotFound,
                fmt::format("the archive has no {} \"{}\"", custody_object_name(event.about.object), event.about.id));
  }
  if (was_ever_public(store, subject)) return event.visibility;
  return std::max(event.visibility, records::Visibility::Restricted);
}

bool is_party(const CustodyAgent& agent) { return agent.role == "from" || agent.role == "to"; }

bool acknowledged_later(const CustodyEvent& event, const std::string& name, const std::vector<CustodyEvent>& events) {
  const std::string id = event.id();
  return std::any_of(events.begin(), events.end(), [&](const CustodyEvent& later) {
    return later.acknowledges == id &&
           std::any_of(later.agents.begin(), later.agents.end(), [&](const auto& agent) { return agent.name == name; });
  });
}

}  // namespace

Result<CustodyEvent> add_custody_event(Archive& archive, CustodyEvent event) {
  if (Result<void> complete = check_complete(event); !complete) return fail(complete.error());
  const store::Store& store = archive.store();
  const Result<records::Visibility> visibility = least_visibility(store, event);
  if (!visibility) return fail(visibility.error());
  if (Result<void> known = check_acknowledges(store, event); !known) return fail(known.error());
  event.visibility = *visibility;
  event.recorded_at = archive.clock().now();
  if (event.at == Timestamp{}) event.at = event.recorded_at;

  Result<std::unique_ptr<store::Writer>> writer = archive.store().begin();
  if (!writer) return fail(writer.error());
  event.previous = (*writer)->last_custody_entry(event.about);
  (*writer)->put(event);
  (*writer)->commit();
  archive.publish_log();
  return event;
}

Result<CustodyEvent> add_archive_event(Archive& archive, CustodyType type, const std::string& by,
                                       const std::string& outcome, const std::string& note) {
  CustodyEvent event;
  event.type = type;
  event.about = {CustodyObject::Archive, ""};
  event.agents = {{"operator", by, "", std::nullopt}};
  event.outcome = outcome;
  event.note = note;
  return add_custody_event(archive, std::move(event));
}

std::vector<std::string> awaited_acknowledgements(const CustodyEvent& event, const std::vector<CustodyEvent>& events) {
  std::vector<std::string> awaited;
  for (const CustodyAgent& agent : event.agents) {
    if (!is_party(agent) || agent.acknowledged_at || acknowledged_later(event, agent.name, events)) continue;
    awaited.push_back(agent.name);
  }
  return awaited;
}

std::string custody_json(const CustodyEvent& event, const std::vector<CustodyEvent>& events) {
  nlohmann::ordered_json object;
  object["id"] = event.id();
  object.update(reread_json(records::canonical(event)));
  object["awaiting"] = awaited_acknowledgements(event, events);
  return print_json(object);
}

std::string custody_line(const CustodyEvent& event, const std::vector<CustodyEvent>& events) {
  std::string line = fmt::format("{}  {}", event.at.rfc3339(), custody_type_name(event.type));
  for (const CustodyAgent& agent : event.agents) {
    line += fmt::format("  {} {}{}", agent.role, agent.name, agent.acknowledged_at ? " (acknowledged)" : "");
  }
  if (!event.place.empty()) line += "  in " + event.place;
  if (!event.outcome.empty()) line += "  " + event.outcome;
  if (!event.note.empty()) line += "  \"" + event.note + "\"";
  const std::vector<std::string> awaited = awaited_acknowledgements(event, events);
  if (!awaited.empty()) line += fmt::format("  awaiting {}", fmt::join(awaited, ", "));
  return line + "  " + event.id();
}

}  // namespace strongroom::archive
