// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "store/embedded/embedded_writer.h"

namespace strongroom::store::embedded {

// Brings the lists for searching into few segments, for as many documents as the session has added since this was last
// done, and a few times as many: so it costs a part of what the intake itself did, be the archive small or large. In
// short transactions; stops when another process holds the write lock. The session must be taken.
void settle_full_text(WriteSession& session);

}  // namespace strongroom::store::embedded
