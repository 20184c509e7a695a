// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/civil_time.h"
#include "base/digest.h"
#include "text/xml_writer.h"

// PREMIS 3.0, the vocabulary in which archives tell each other what was done to what they keep:
// https://www.loc.gov/standards/premis/v3/. docs/formats/premis.md says what Strongroom tells in it.
namespace strongroom::exchange {

struct PremisId {
  std::string type;  // "sha256", "strongroom-item", …
  std::string value;
};

struct PremisRelationship {
  std::string type;     // "derivation", "structural"
  std::string subtype;  // "has source", "represents"
  PremisId to;
};

// Bytes that are kept.
struct PremisFile {
  PremisId id;
  Digest sha256;
  uint64_t size_bytes = 0;
  std::string format;         // a media type
  std::string original_name;  // may be empty
  std::string location;       // its path in the package
  std::vector<PremisRelationship> relationships;
};

// What the bytes are about: an item, whatever its revisions.
struct PremisEntity {
  PremisId id;
  std::string original_name;  // its title; may be empty
};

struct PremisLink {
  PremisId id;
  std::string role;  // may be empty
};

struct PremisEvent {
  PremisId id;
  std::string type;  // of the Library of Congress's list: "capture", "ingestion", "fixity check", …
  Timestamp at;
  std::string detail;   // may be empty
  std::string outcome;  // "success", "failure"; empty when there is none
  std::string outcome_note;
  std::vector<PremisLink> agents;
  std::vector<PremisLink> objects;
};

struct PremisAgent {
  PremisId id;
  std::string name;
  std::string type;     // "software", "organization", "person"
  std::string version;  // may be empty
};

// Writes one document: objects, then events, then agents, as the schema orders them. `take` gives what was printed so
// far, so that a document may be larger than memory.
class PremisWriter {
 public:
  PremisWriter();

  void add(const PremisEntity& entity);
  void add(const PremisFile& file);
  void add(const PremisEvent& event);
  void add(const PremisAgent& agent);

  std::string take() { return xml_.take(); }
  std::string finish() { return xml_.finish(); }

 private:
  enum class Part { Objects, Events, Agents };
  void enter(Part part);

  text::XmlWriter xml_;
  Part part_ = Part::Objects;
};

}  // namespace strongroom::exchange
