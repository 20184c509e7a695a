// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <variant>

#include "base/result.h"
#include "records/record.h"
#include "store/store.h"

namespace strongroom::archive {

// A record whose bytes are gone, by a decision that is a record itself.
struct ErasedRecord {};

// What a stored record is, once its bytes and its entry were found to agree.
using CheckedRecord =
    std::variant<records::ItemRevision, records::Capture, records::CustodyEvent, records::Decision, ErasedRecord>;

// Derives the entry anew from the canonical bytes, with the salt where the entry is a commitment. Mismatch, or
// Malformed, naming the record.
Result<CheckedRecord> check_record(const store::StoredRecord& record);

}  // namespace strongroom::archive
