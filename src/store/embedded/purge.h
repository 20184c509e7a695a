// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "store/embedded/embedded_writer.h"

namespace strongroom::store::embedded {

// Leaves nothing of what was erased in the database, its free pages, its indexes and its write-ahead log. The session
// must be taken for it. Refused when another process reads an older state; what is due stays due then.
Result<void> purge_database(WriteSession& session);

}  // namespace strongroom::store::embedded
