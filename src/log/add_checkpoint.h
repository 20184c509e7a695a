// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "log/merkle.h"

// The messages of https://c2sp.org/tlog-witness, add-checkpoint: docs/formats/witness.md.
namespace strongroom::log {

inline constexpr size_t kAddCheckpointBytesMax = 64 << 10;
inline constexpr size_t kConsistencyHashesMax = 63;
inline constexpr const char* kSizeContentType = "text/x.tlog.size";  // of an answer 409

// What a log sends to a witness: the size the witness knows, the proof that the log only grew since, and the new
// checkpoint.
struct AddCheckpoint {
  TreeSize old_size;
  Proof proof;             // at most kConsistencyHashesMax hashes
  std::string checkpoint;  // the signed note, verbatim
  friend bool operator==(const AddCheckpoint&, const AddCheckpoint&) = default;
};

std::string print(const AddCheckpoint& request);
// Malformed or LimitExceeded, with the offset. The checkpoint is not looked into.
Result<AddCheckpoint> parse_add_checkpoint(std::string_view body);

// The body of an answer 409: the size that the witness knows, "1234\n".
std::string print_size(TreeSize size);
Result<TreeSize> parse_size(std::string_view body);

}  // namespace strongroom::log
