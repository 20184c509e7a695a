// SPDX-License-Identifier: Apache-2.0
#include "exchange/premis/premis.h"

#include "base/assert.h"

namespace strongroom::exchange {

namespace {

using text::XmlWriter;

// An identifier is always a pair of elements, named after what it identifies.
void print_id(XmlWriter& xml, const std::string& of, const PremisId& id) {
  xml.open(of + "Identifier");
  xml.element(of + "IdentifierType", id.type).element(of + "IdentifierValue", id.value);
  xml.close();
}

void print_link(XmlWriter& xml, const std::string& to, const PremisLink& link) {
  xml.open("linking" + to + "Identifier");
  xml.element("linking" + to + "IdentifierType", link.id.type);
  xml.element("linking" + to + "IdentifierValue", link.id.value);
  if (!link.role.empty()) xml.element("linking" + to + "Role", link.role);
  xml.close();
}

void print_characteristics(XmlWriter& xml, const PremisFile& file) {
  xml.open("objectCharacteristics");
  xml.open("fixity");
  xml.element("messageDigestAlgorithm", "SHA-256").element("messageDigest", file.sha256.hex());
  xml.close();
  xml.element("size", std::to_string(file.size_bytes));
  xml.open("format").open("formatDesignation");
  xml.element("formatName", file.format.empty() ? "application/octet-stream" : file.format);
  xml.close().close().close();
}

void print_relationship(XmlWriter& xml, const PremisRelationship& relationship) {
  xml.open("relationship");
  xml.element("relationshipType", relationship.type).element("relationshipSubType", relationship.subtype);
  print_id(xml, "relatedObject", relationship.to);
  xml.close();
}

}  // namespace

PremisWriter::PremisWriter() {
  xml_.open("premis",
            {{"xmlns", "http://www.loc.gov/premis/v3"},
             {"xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"},
             {"xsi:schemaLocation", "http://www.loc.gov/premis/v3 https://www.loc.gov/standards/premis/v3/premis.xsd"},
             {"version", "3.0"}});
}

void PremisWriter::enter(Part part) {
  STRONGROOM_ASSERT(part >= part_);
  part_ = part;
}

void PremisWriter::add(const PremisEntity& entity) {
  enter(Part::Objects);
  xml_.open("object", {{"xsi:type", "intellectualEntity"}});
  print_id(xml_, "object", entity.id);
  if (!entity.original_name.empty()) xml_.element("originalName", entity.original_name);
  xml_.close();
}

void PremisWriter::add(const PremisFile& file) {
  enter(Part::Objects);
  xml_.open("object", {{"xsi:type", "file"}});
  print_id(xml_, "object", file.id);
  print_characteristics(xml_, file);
  if (!file.original_name.empty()) xml_.element("originalName", file.original_name);
  xml_.open("storage").open("contentLocation");
  xml_.element("contentLocationType", "path").element("contentLocationValue", file.location);
  xml_.close().close();
  for (const PremisRelationship& relationship : file.relationships) print_relationship(xml_, relationship);
  xml_.close();
}

void PremisWriter::add(const PremisEvent& event) {
  enter(Part::Events);
  xml_.open("event");
  print_id(xml_, "event", event.id);
  xml_.element("eventType", event.type).element("eventDateTime", event.at.rfc3339());
  if (!event.detail.empty()) xml_.open("eventDetailInformation").element("eventDetail", event.detail).close();
  if (!event.outcome.empty()) {
    xml_.open("eventOutcomeInformation").element("eventOutcome", event.outcome);
    if (!event.outcome_note.empty()) {
      xml_.open("eventOutcomeDetail").element("eventOutcomeDetailNote", event.outcome_note).close();
    }
    xml_.close();
  }
  for (const PremisLink& agent : event.agents) print_link(xml_, "Agent", agent);
  for (const PremisLink& object : event.objects) print_link(xml_, "Object", object);
  xml_.close();
}

void PremisWriter::add(const PremisAgent& agent) {
  enter(Part::Agents);
  xml_.open("agent");
  print_id(xml_, "agent", agent.id);
  xml_.element("agentName", agent.name).element("agentType", agent.type);
  if (!agent.version.empty()) xml_.element("agentVersion", agent.version);
  xml_.close();
}

}  // namespace strongroom::exchange
