// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <utility>

#include "records/decision.h"
#include "store/embedded/statements.h"

namespace strongroom::store::embedded {

// What stands, told by the records alone: their visibility when they were taken in, and the decisions in their order.
// Of items and captures that are not public and not erased, by kind and id.
using Standings = std::map<std::pair<records::RecordKind, std::string>, records::Standing>;
Standings standings_by_records(ReadStatements& statements);

// Fills `withheld`, which must be empty.
void enter_withheld(ReadStatements& read, WriteStatements& write);

}  // namespace strongroom::store::embedded
