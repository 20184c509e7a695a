// SPDX-License-Identifier: Apache-2.0
#include "exchange/premis/archive_premis.h"

#include <algorithm>
#include <utility>

namespace strongroom::exchange {

namespace {

constexpr const char* kJson = "application/json";

PremisId original_id(const Digest& digest) { return {"sha256", digest.hex()}; }
PremisId item_id(const records::ItemId& id) { return {"strongroom-item", id.value}; }
PremisId capture_id(const std::string& id) { return {"strongroom-capture", id}; }
PremisId revision_id(const records::ItemId& id, records::Revision revision) {
  return {"strongroom-revision", id.value + "/" + std::to_string(revision.value)};
}
PremisId named_agent(const std::string& name) { return {"name", name}; }

// The archive itself has no id.
PremisId id_of(const records::CustodyRef& about) {
  const std::string object = records::custody_object_name(about.object);
  return {"strongroom-" + object, about.id.empty() ? object : about.id};
}

// https://id.loc.gov/vocabulary/preservation/eventType. What it has no word for keeps ours.
const char* event_type(records::CustodyType type) {
  using records::CustodyType;
  switch (type) {
    case CustodyType::Received:
      return "accession";
    case CustodyType::Transferred:
      return "transfer";
    case CustodyType::Copied:
      return "replication";
    case CustodyType::Digitised:
      return "imaging";
    case CustodyType::Verified:
      return "fixity check";
    case CustodyType::Exported:
      return "dissemination";
    case CustodyType::Returned:
      return "deaccession";
    case CustodyType::Destroyed:
      return "deletion";
    default:
      return records::custody_type_name(type);
  }
}

// "sealed with 4711. 3 volumes. note": whatever the event tells beyond its type.
std::string detail_of(const records::CustodyEvent& event) {
  std::string detail;
  const auto add = [&](const char* label, const std::string& text) {
    if (!text.empty()) detail += (detail.empty() ? "" : "; ") + std::string(label) + text;
  };
  add("place: ", event.place);
  add("authority: ", event.authority);
  add("seal: ", event.seal);
  add("extent: ", event.extent);
  add("condition before: ", event.condition_before);
  add("condition after: ", event.condition_after);
  add("acknowledges: ", event.acknowledges);
  add("", event.note);
  return detail;
}

}  // namespace

ArchivePremis::ArchivePremis(std::string software, std::string organisation, Timestamp now)
    : software_(std::move(software)), organisation_(std::move(organisation)), now_(now) {
  agents_.push_back({named_agent(software_), software_, "software", {}});
  agents_.push_back({named_agent(organisation_), organisation_, "organization", {}});
}

void ArchivePremis::add_event(std::string id, std::string type, Timestamp at, std::string detail,
                              std::vector<PremisLink> objects, std::string outcome) {
  events_.push_back({{"strongroom-event", std::move(id)},
                     std::move(type),
                     at,
                     std::move(detail),
                     std::move(outcome),
                     {},
                     {{named_agent(software_), "executing program"}},
                     std::move(objects)});
}

void ArchivePremis::add_item(const records::ItemId& id, const std::string& title) {
  entities_.push_back({item_id(id), title});
}

void ArchivePremis::add_revision(const records::ItemRevision& revision, std::string_view canonical,
                                 std::string location) {
  const PremisId id = revision_id(revision.id, revision.revision);
  files_.push_back({id,
                    sha256(canonical),
                    canonical.size(),
                    kJson,
                    {},
                    std::move(location),
                    {{"structural", "represents", item_id(revision.id)},
                     {"derivation", "has source", original_id(revision.capture)}}});
}

void ArchivePremis::add_capture(const records::Capture& capture, std::string_view canonical, std::string location) {
  const std::string id = capture.id();
  const PremisId original = original_id(capture.original);
  files_.push_back({capture_id(id),
                    sha256(canonical),
                    canonical.size(),
                    kJson,
                    {},
                    std::move(location),
                    {{"derivation", "has source", original}}});
  if (capture.captured_at) {
    add_event("capture-" + id, "capture", *capture.captured_at, capture.url, {{original, "outcome"}});
    // Whoever captured it, it was not this program.
    events_.back().agents.clear();
  }
  add_event("ingestion-" + id, "ingestion", capture.received_at, "from " + capture.source, {{original, "source"}});
  add_event("digest-" + id, "message digest calculation", capture.received_at, "SHA-256", {{original, "source"}});
  std::vector<PremisLink> read = {{original, "source"}, {capture_id(id), "outcome"}};
  for (const records::Sighting& sighting : capture.sightings) {
    read.push_back({revision_id(sighting.id, sighting.revision), "outcome"});
  }
  add_event("extraction-" + id, "metadata extraction", capture.received_at, "read as " + capture.reader,
            std::move(read));
}

void ArchivePremis::add_original(const records::Capture& capture, std::string location) {
  const PremisId id = original_id(capture.original);
  files_.push_back(
      {id, capture.original, capture.size_bytes, capture.media_type, capture.source, std::move(location), {}});
  add_event("fixity-" + capture.original.hex() + "-" + std::to_string(now_.seconds), "fixity check", now_,
            "SHA-256, before it was put into the package", {{id, "source"}});
}

void ArchivePremis::add_custody(const records::CustodyEvent& event) {
  events_.push_back(premis_event(event));
  for (const records::CustodyAgent& agent : event.agents) {
    const bool is_known = std::ranges::any_of(agents_, [&](const PremisAgent& a) { return a.name == agent.name; });
    if (is_known) continue;
    agents_.push_back(
        {named_agent(agent.name), agent.name, agent.role == "software" ? "software" : "organization", {}});
  }
}

void ArchivePremis::add_packaging(std::string detail) {
  add_event("packaging-" + std::to_string(now_.seconds), "information package creation", now_, std::move(detail), {});
  events_.back().agents.push_back({named_agent(organisation_), "implementer"});
}

void ArchivePremis::print(const std::function<void(std::string_view piece)>& take) const {
  PremisWriter writer;
  for (const auto& entity : entities_) {
    writer.add(entity);
    take(writer.take());
  }
  for (const auto& file : files_) {
    writer.add(file);
    take(writer.take());
  }
  for (const auto& event : events_) {
    writer.add(event);
    take(writer.take());
  }
  for (const auto& agent : agents_) writer.add(agent);
  take(writer.finish());
}

PremisEvent premis_event(const records::CustodyEvent& event) {
  PremisEvent told;
  told.id = {"strongroom-custody", event.id()};
  told.type = event_type(event.type);
  told.at = event.at;
  told.detail = detail_of(event);
  told.outcome = event.outcome;
  for (const records::CustodyAgent& agent : event.agents) {
    told.agents.push_back({named_agent(agent.name), agent.role});
    if (!agent.acknowledged_at) continue;
    if (told.outcome.empty()) told.outcome = "success";
    told.outcome_note += (told.outcome_note.empty() ? "" : "; ") + agent.name + " acknowledged it on " +
                         agent.acknowledged_at->rfc3339() +
                         (agent.acknowledgement.empty() ? "" : " (" + agent.acknowledgement + ")");
  }
  told.objects.push_back({id_of(event.about), {}});
  return told;
}

}  // namespace strongroom::exchange
