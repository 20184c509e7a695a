// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "log/checkpoint.h"
#include "log/merkle.h"
#include "log/policy.h"

// Proof files, to be checked offline: https://c2sp.org/tlog-proof (draft), docs/formats/proof.md
namespace strongroom::log {

inline constexpr size_t kProofBytesMax = 2 << 20;

// That an entry is in a log, with the signed checkpoint it is under.
struct EntryProof {
  std::optional<std::string> extra;  // opaque and not authenticated
  LeafIndex index;
  Proof hashes;
  std::string checkpoint;  // the signed note, verbatim
  friend bool operator==(const EntryProof&, const EntryProof&) = default;
};

std::string print(const EntryProof& proof);
// Malformed, with the offset. The checkpoint is not looked into.
Result<EntryProof> parse_proof(std::string_view bytes);

// Checks, in this order: a log of the policy signed the checkpoint, the policy's witnesses cosigned it, the entry with
// this leaf hash is under its root. Mismatch otherwise, saying which.
Result<OpenedCheckpoint> verify_proof(const EntryProof& proof, const Digest& leaf, const Policy& policy);

}  // namespace strongroom::log
