// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>

#include "base/files.h"
#include "base/result.h"

namespace strongroom::store::embedded {

// Copies one committed state of a database into a file of its own, while others read and write the database. The copy
// is whole in that one file (nothing beside it) and durable when this returns; a file that was there is replaced.
// NotFound when there is no such database. Throws Fault when the disk or the database is broken.
Result<void> copy_database(const Path& database, const Path& copy,
                           const std::function<void(uint64_t pages_done, uint64_t pages)>& progress = {});

}  // namespace strongroom::store::embedded
