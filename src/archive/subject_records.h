// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "archive/decisions.h"
#include "store/store.h"

namespace strongroom::archive {

// The records that are about an item or a capture alone and not erased: its states, the decisions about it and the
// custody events of it, in the order of the log.
std::vector<store::StoredRecord> records_about(const store::Store& store, const Subject& subject);

// Whether the log names it: by an entry of its own that is not salted, or by a public decision about it.
bool was_ever_public(const store::Store& store, const Subject& subject);

}  // namespace strongroom::archive
