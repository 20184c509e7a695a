// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "exchange/bagit/validate_bag.h"
#include "log/policy.h"

namespace strongroom::exchange {

// Validates a bag, and of one that Strongroom wrote also what it says: each proof holds and is of the record beside it,
// and each original has the digest that is its name. With `policy` the
// proofs must be under a log that it names; without one the key that came with them is taken, and a fact says so.
Result<CheckedBag> check_bag(const Path& bag, const std::optional<log::Policy>& policy = {},
                             const BytesProgress& on_progress = {});

// Whether bag-info.txt says that Strongroom wrote it, in a layout that is read here.
bool is_strongroom_bag(const BagInfo& info);

}  // namespace strongroom::exchange
