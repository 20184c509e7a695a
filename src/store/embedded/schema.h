// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "store/embedded/connection.h"

namespace strongroom::store::embedded {

// The tables of records.db (docs/formats/database.md). The truth is `record`, `place` and `item_key`; all else is
// derived from them.
inline constexpr int application_id = 0x5374'726D;  // "Strm", in the file's header

// Numbered, forward only: migration n leads from version n to n + 1 (PRAGMA user_version). Never edit one that was
// released; add another.
int schema_version();

// Brings the database up to schema_version(). Unsupported when it is of a newer program or not Strongroom's. Where an
// older program derived otherwise, what is derived is empty and due afterwards.
Result<void> migrate(Connection& connection);
// For readers, who must not migrate: Refused when it is of an older version or something is due, else as above.
Result<void> expect_current(Connection& connection);
// Whether everything derived must be made from the records before anything else is done (rebuild.h).
bool is_derived_due(Connection& connection);

// Removes what is derived from the records and makes the empty tables anew, inside the caller's transaction, in which
// they must be filled.
void drop_derived(Connection& connection);

}  // namespace strongroom::store::embedded
