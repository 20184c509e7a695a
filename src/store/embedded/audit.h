// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "base/result.h"
#include "store/embedded/statements.h"

namespace strongroom::store::embedded {

// SQLite's own integrity check, then every derived table against what the records say; one error a finding, at most
// 1,000 of them.
std::vector<Error> audit(ReadStatements& statements);

}  // namespace strongroom::store::embedded
