// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/civil_time.h"
#include "exchange/premis/premis.h"
#include "records/custody_event.h"
#include "records/record.h"

namespace strongroom::exchange {

// Gathers what a package holds and tells it in PREMIS: originals, captures, revisions and items as objects; what
// happened to them as events. docs/formats/premis.md. The facts are kept until `print`, without the texts.
class ArchivePremis {
 public:
  // `software` made the package ("Strongroom 0.1.0") on behalf of `organisation` at `now`.
  ArchivePremis(std::string software, std::string organisation, Timestamp now);

  // An item's title once, then its revisions with their canonical bytes and place in the package.
  void add_item(const records::ItemId& id, const std::string& title);
  void add_revision(const records::ItemRevision& revision, std::string_view canonical, std::string location);
  void add_capture(const records::Capture& capture, std::string_view canonical, std::string location);
  // An original whose bytes were read for this package and have their digest; once.
  void add_original(const records::Capture& capture, std::string location);
  void add_custody(const records::CustodyEvent& event);
  // "Bag of the month 2017-10"
  void add_packaging(std::string detail);

  // The document in pieces.
  void print(const std::function<void(std::string_view piece)>& take) const;

 private:
  void add_event(std::string id, std::string type, Timestamp at, std::string detail, std::vector<PremisLink> objects,
                 std::string outcome = "success");

  std::string software_;
  std::string organisation_;
  Timestamp now_;
  std::vector<PremisEntity> entities_;
  std::vector<PremisFile> files_;
  std::vector<PremisEvent> events_;
  std::vector<PremisAgent> agents_;
};

// A custody event, in the words of PREMIS where it has them. Its agents are known by their names.
PremisEvent premis_event(const records::CustodyEvent& event);

}  // namespace strongroom::exchange
