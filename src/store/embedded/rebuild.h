// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>

#include "store/embedded/embedded_writer.h"

namespace strongroom::store::embedded {

// Makes all derived tables anew in one transaction: readers see the old ones until it is committed. Items keep their
// places; one without a place gets the last one of its day.
void rebuild_derived(WriteSession& session, const std::function<void(uint64_t done, uint64_t total)>& progress);

}  // namespace strongroom::store::embedded
