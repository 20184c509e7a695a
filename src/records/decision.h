// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/civil_time.h"
#include "records/record.h"

namespace strongroom::records {

// What may be done with an item or a capture now: its visibility when it was taken in, or what the newest decision
// about it says. Only Public is ever shown. The numbers are those of records.db.
enum class Standing { Public, Staff, Restricted, Sealed, Withdrawn, Erased };
const char* standing_name(Standing standing);  // "public", "staff", …, "withdrawn", "erased"
Standing standing_of(Visibility visibility);

enum class Act {
  Restricted,  // no longer shown: 404
  Released,    // shown, whatever it was before
  Withdrawn,   // no longer shown: 410 with the reason
  Erased,      // its bytes are gone for good
};
const char* act_name(Act act);  // "restricted", "released", "withdrawn", "erased"

// What the keepers of an archive decided about a record after it was taken in, by whom and why. It is a record itself,
// with an entry in the log. docs/formats/decision.md.
struct Decision {
  Act act = Act::Restricted;
  RecordKind about = RecordKind::Item;  // Item or Capture
  // The id of what it is about. Erased records that the log never named are named here by the first of `entries`:
  // "entry-17".
  std::string object;
  Revision number{1};                      // 1 for the first decision about that object
  Visibility to = Visibility::Restricted;  // Act::Restricted: Staff, Restricted or Sealed; else not told
  Timestamp at;
  std::string by;
  std::string reason;
  std::vector<EntryIndex> entries;             // Act::Erased: whose content is gone, ascending
  Visibility visibility = Visibility::Public;  // of the decision: one about a record that never was public is not
  friend bool operator==(const Decision&, const Decision&) = default;
};

// What the object is once this was decided.
Standing standing_after(const Decision& decision);

// "entry-17": the id of a record whose own is erased.
std::string erased_id(EntryIndex entry);

}  // namespace strongroom::records
