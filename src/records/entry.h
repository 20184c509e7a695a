// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/digest.h"
#include "base/result.h"
#include "base/strong.h"
#include "records/record.h"

namespace strongroom::records {

// 32 random bytes, kept in the archive's database and nowhere else. Who does not have them cannot tell from a salted
// entry what was committed to, not even by trying every text that it might be.
using Salt = Strong<struct SaltTag, std::string>;
inline constexpr size_t salt_size_bytes = 32;

Salt make_salt();

// What the log holds for a record (docs/formats/entry.md):
//   {"digest":"<sha256 of the canonical bytes>","id":"…","kind":"item","revision":1}
// and for one that is not public when it is taken in
//   {"commitment":"<sha256 of the salt and the canonical bytes>"}
struct Entry {
  RecordKind kind = RecordKind::Item;
  std::string id;
  Revision revision{1};
  Digest digest;
  // `digest` is the commitment, and the log does not hold the other members: one that was parsed does not have them.
  bool salted = false;
  friend bool operator==(const Entry&, const Entry&) = default;
};

std::string canonical(const Entry& entry);
Result<Entry> parse_entry(std::string_view bytes);

// What an entry says of a record's canonical bytes: their SHA-256, or that of the salt and them.
Digest commit_to(std::string_view canonical_bytes, const std::optional<Salt>& salt);

}  // namespace strongroom::records
