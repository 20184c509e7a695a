// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/civil_time.h"
#include "base/digest.h"
#include "records/record.h"

namespace strongroom::records {

enum class CustodyType {
  Found,
  Collected,
  Received,
  Transferred,
  Acknowledged,  // of an earlier event, by one of its agents
  Copied,
  Digitised,
  Sealed,
  Opened,
  Viewed,
  Verified,
  Exported,
  Returned,
  Lost,
  Destroyed,
};
inline constexpr size_t custody_types = 15;
const char* custody_type_name(CustodyType type);  // "found", …
std::optional<CustodyType> custody_type_from_name(std::string_view name);

// What was handled: an item, a capture, a holding (a record series or a box that this archive describes), or the
// archive itself.
enum class CustodyObject { Item, Capture, Holding, Archive };
const char* custody_object_name(CustodyObject object);  // "item", "capture", "holding", "archive"
std::optional<CustodyObject> custody_object_from_name(std::string_view name);

struct CustodyRef {
  CustodyObject object = CustodyObject::Item;
  std::string id;  // empty for the archive itself
  friend auto operator<=>(const CustodyRef&, const CustodyRef&) = default;
};

// Who took part. Roles are the reader's words: "from" and "to" of a transfer, "custodian", "operator", "witness",
// "authority", "software". A "from" or "to" who confirmed the event has `acknowledged_at`, and `acknowledgement` says
// how: the number of a receipt, a signature, the digest of a signed paper.
struct CustodyAgent {
  std::string role;
  std::string name;
  std::string acknowledgement;
  std::optional<Timestamp> acknowledged_at;
  friend bool operator==(const CustodyAgent&, const CustodyAgent&) = default;
};

// One event in the life of what is kept: who did what with it, when and where. docs/formats/custody.md.
struct CustodyEvent {
  CustodyType type = CustodyType::Received;
  CustodyRef about;
  Timestamp at;           // when it happened
  Timestamp recorded_at;  // when it was entered
  std::string place;
  std::vector<CustodyAgent> agents;
  std::string authority;         // the agreement or order it rests on
  std::string seal;              // the number of a seal or bag
  std::string extent;            // "3 volumes, 412 pages"
  std::string condition_before;  // as found
  std::string condition_after;
  std::string outcome;  // "success", "failure", or what a check found
  std::string note;
  std::string acknowledges;  // Acknowledged: the id of the event
  // What the log holds for the event before this one about the same object: the chain. Not set for the first one.
  std::optional<Digest> previous;
  Visibility visibility = Visibility::Public;
  friend bool operator==(const CustodyEvent&, const CustodyEvent&) = default;

  // The hexadecimal SHA-256 of the canonical bytes.
  std::string id() const;
};

}  // namespace strongroom::records
