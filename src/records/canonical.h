// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "records/custody_event.h"
#include "records/decision.h"
#include "records/entry.h"
#include "records/record.h"

namespace strongroom::records {

// The canonical bytes of records: JSON with sorted keys, no white space, UTF-8, integers and strings only, members that
// say nothing left out (RFC 8785 holds). One writer, one reader, frozen by docs/formats/record.md, custody.md and
// decision.md and by golden bytes.
std::string canonical(const ItemRevision& revision);
std::string canonical(const Capture& capture);
std::string canonical(const CustodyEvent& event);
std::string canonical(const Decision& decision);

// Malformed for anything that `canonical` would not have written, byte for byte.
Result<ItemRevision> parse_item_revision(std::string_view bytes);
Result<Capture> parse_capture(std::string_view bytes);
Result<CustodyEvent> parse_custody_event(std::string_view bytes);
Result<Decision> parse_decision(std::string_view bytes);

// The same for bytes that `canonical` wrote and this archive kept: without writing them again to compare, at half the
// cost. Malformed for what is not JSON. `verify` is what finds damage.
Result<ItemRevision> read_kept_item_revision(std::string_view bytes);

}  // namespace strongroom::records
