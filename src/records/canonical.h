// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "records/record.h"

namespace strongroom::records {

// The canonical bytes of records: JSON with sorted keys, no white space, UTF-8, integers and strings only, members that
// say nothing left out (RFC 8785 holds). One writer, one reader, frozen by docs/formats/record.md and golden bytes.
std::string canonical(const ItemRevision& revision);
std::string canonical(const Capture& capture);

// Malformed for anything that `canonical` would not have written, byte for byte.
Result<ItemRevision> parse_item_revision(std::string_view bytes);
Result<Capture> parse_capture(std::string_view bytes);

// What the log holds for a record (docs/formats/entry.md):
//   {"digest":"<sha256 of the canonical bytes>","id":"…","kind":"item","revision":1}
struct Entry {
  RecordKind kind = RecordKind::Item;
  std::string id;
  Revision revision{1};
  Digest digest;
  friend bool operator==(const Entry&, const Entry&) = default;
};

std::string canonical(const Entry& entry);
Result<Entry> parse_entry(std::string_view bytes);

}  // namespace strongroom::records
