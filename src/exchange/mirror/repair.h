// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/files.h"
#include "base/result.h"
#include "exchange/mirror/mirror.h"
#include "exchange/mirror/mirror_source.h"

namespace strongroom::exchange {

struct RepairReport {
  uint64_t records = 0;       // put back
  uint64_t originals = 0;     // put back
  bool tiles = false;         // the log's files were made anew
  std::vector<Error> mended;  // what was wrong and is right now
  std::vector<Error> left;    // what is wrong still: the source does not have it, or not rightly

  std::string to_json() const;
};

// Reads everything in an archive's folder, an origin's or a mirror's, against its own signed checkpoint, and puts back
// from another copy what is missing or damaged: records and originals by digest, then the log's files from the records.
// The source is not believed: what it gives must lead to the checkpoint that is here. Takes the folder's lock. Refused
// when no checkpoint of the log's key is left here. Throws Fault when the database cannot be read at all.
Result<RepairReport> repair(const Path& folder, const MirrorSource& source, const MirrorOptions& options);

}  // namespace strongroom::exchange
