// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "archive/archive.h"
#include "base/result.h"
#include "records/decision.h"

// What the keepers of an archive decide about what it holds: docs/formats/decision.md, docs/formats/visibility.md.
namespace strongroom::archive {

// An item by its id, or a capture by its id of 64 digits.
struct Subject {
  records::RecordKind kind = records::RecordKind::Item;
  std::string id;
  static Subject named(std::string_view id);
};

// Who decides, and why.
struct Decider {
  std::string by;
  std::string reason;
};

// Each enters a decision in the log, does what it says and publishes the log. The archive must be open for writing.
// NotFound for what is not there; Exists when it stands so already; Refused when it cannot be done, with what can.

// No longer shown, in lists, search, feeds, by its address or as an original: 404. What was public once stays in the
// log: its id and its digest. `to` is not Public.
Result<records::Decision> restrict_subject(Archive& archive, const Subject& subject, records::Visibility to,
                                           const Decider& decider);
// Shown from now on, with all its revisions, whether it was withheld or withdrawn before.
Result<records::Decision> release_subject(Archive& archive, const Subject& subject, const Decider& decider);
// No longer shown: 410 with the reason. It stays provable.
Result<records::Decision> withdraw_subject(Archive& archive, const Subject& subject, const Decider& decider);

// The decision that holds now, where there is one that may be told: what a page says instead of the item.
std::optional<records::Decision> public_decision(const Archive& archive, const records::ItemId& id);

}  // namespace strongroom::archive
