// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

#include "base/civil_time.h"
#include "base/result.h"
#include "exchange/mirror/mirror.h"

namespace strongroom::exchange {

struct RecordCopyContext {
  std::string site;  // as RecordKeeper has it
  Timestamp now;
  const MirrorOptions& options;
};

struct RecordsCopied {
  uint64_t added = 0;
  bool erased_something = false;
  bool stopped = false;
};

// Copies the records that the store lacks, up to the head of `tiles`: each entry from the signed tree, each record
// against its entry, a bundle's worth in one transaction.
Result<RecordsCopied> copy_records(store::Store& store, const MirrorSource& source, const log::VerifiedTiles& tiles,
                                   const RecordCopyContext& context);

}  // namespace strongroom::exchange
