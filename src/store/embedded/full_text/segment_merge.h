// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "store/embedded/statements.h"

namespace strongroom::store::embedded {

// Carries merging on by about `bytes` of lists for each merge that is under way, begins those that are due, and removes
// about as many bytes of what is spent. A part of the caller's transaction: so no commit waits for a large merge, and
// a crash leaves merges where the last commit left them. Documents that were withdrawn are left out of what is written.
void carry_merges_on(ReadStatements& read, WriteStatements& write, uint64_t bytes);

// When writing pauses: a step of some megabytes towards merging the newest `documents_max` documents into one segment
// (settling_run) and removing what is spent. A transaction of its own. False when nothing is left to do.
bool settle_segments(ReadStatements& read, WriteStatements& write, uint64_t documents_max);

}  // namespace strongroom::store::embedded
