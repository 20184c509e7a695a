// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

#include "base/files.h"
#include "store/store.h"

namespace strongroom::store::embedded {

enum class OpenMode {
  Read,    // begin() and rebuild() are Refused or a Fault; the file is never changed
  Write,   // brings an older database up to date
  Create,  // makes a new, empty one
};

// The store in one SQLite file (docs/formats/database.md). Opening costs the same at any size. Any number of processes
// may read while one writes.
class EmbeddedStore final {
 public:
  // NotFound when there is no database; Exists for Create when there is one; Unsupported when it is not Strongroom's or
  // of a newer version; Refused for Read when it is of an older version.
  static Result<std::unique_ptr<Store>> open(const Path& database, OpenMode mode);
};

}  // namespace strongroom::store::embedded
