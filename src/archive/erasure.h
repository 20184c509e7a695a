// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "archive/archive.h"
#include "archive/decisions.h"
#include "base/result.h"

// Erasing for good: docs/formats/visibility.md says what is gone afterwards and what cannot be.
namespace strongroom::archive {

// What to do with captures that show other items too: their originals hold the text that is to go.
enum class SharedSources {
  Refuse,  // name them and do nothing
  Erase,   // erase them and their originals: the other items lose that source
  Keep,    // leave them: the text stays in them, and they are not shown
};

struct Erasure {
  records::Decision decision;
  uint64_t records = 0;
  uint64_t originals = 0;
  std::vector<std::string> kept_captures;  // ids
  bool was_public = false;                 // the log holds id and digest of it, for good
};

// Erases an item with its states, or a capture, and what is about it alone: canonical bytes, salts, identity keys and
// the originals that no other capture names. One decision in the log says who did it, when and why, and names the
// entries; its words are public. What is left of the bytes in the database's free pages and indexes goes too.
// The archive must be open for writing. NotFound; Refused with the reason. A crash leaves nothing half done that
// erasing again would not complete.
Result<Erasure> erase_subject(Archive& archive, const Subject& subject, const Decider& decider, SharedSources shared);

// Clears what an erasure could not clear then because another process was reading.
Result<void> complete_erasures(Archive& archive);

// Why a document may not come in again: the first decision that erased its original or one of the items it shows.
std::optional<records::Decision> earlier_erasure(const store::Store& store, const Digest& original,
                                                 const std::vector<std::string>& identity_keys);
// The first decision that erased an item with one of these keys.
std::optional<records::Decision> earlier_erasure(const store::Store& store,
                                                 const std::vector<std::string>& identity_keys);

// Restricted items have identity keys of their own, so that nothing public is recognised or named by them.
std::string restricted_key(std::string_view identity_key);

}  // namespace strongroom::archive
