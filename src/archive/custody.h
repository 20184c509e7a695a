// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "archive/archive.h"
#include "base/result.h"
#include "records/custody_event.h"
#include "store/store.h"

// Who had what, when, and what they did with it: docs/formats/custody.md.
namespace strongroom::archive {

// Enters an event in the log and publishes the log. `recorded_at` and `previous` are filled in; `visibility` is raised
// to that of the item or capture it is about, when that one never was public. The archive must be open for writing.
// Usage for an event that says too little: a transfer without "from" and "to", an acknowledgement of nothing; NotFound
// for an item, capture or event that is not there.
Result<records::CustodyEvent> add_custody_event(Archive& archive, records::CustodyEvent event);

// An event about the archive itself, for work that was asked to leave one: "exported", "verified".
Result<records::CustodyEvent> add_archive_event(Archive& archive, records::CustodyType type, const std::string& by,
                                                const std::string& outcome, const std::string& note);

// Who has yet to acknowledge an event: the names of those of its agents whose roles are "from" and "to" and who did it
// neither in the event nor in a later acknowledgement among `events`, which are those of one object.
std::vector<std::string> awaited_acknowledgements(const records::CustodyEvent& event,
                                                  const std::vector<records::CustodyEvent>& events);

// {"id":…,"type":…,"object":…,"at":…,"agents":[…],"awaiting":[…],…}: the record's members, its id and who is awaited.
std::string custody_json(const records::CustodyEvent& event, const std::vector<records::CustodyEvent>& events);

// One line for people: "2026-03-01T10:00:00Z  transferred  from A. Hale to Harbour Vault (awaiting Harbour Vault)".
std::string custody_line(const records::CustodyEvent& event, const std::vector<records::CustodyEvent>& events);

}  // namespace strongroom::archive
