// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "log/merkle.h"
#include "log/note.h"

// Checkpoints: https://c2sp.org/tlog-checkpoint
namespace strongroom::log {

// A log's statement of its size and root.
struct Checkpoint {
  std::string origin;  // the log's name; its key has the same
  TreeHead head;
  std::vector<std::string> extensions;  // lines that are not empty; this log writes none
  friend bool operator==(const Checkpoint&, const Checkpoint&) = default;
};

// The text of the note. `origin` is a key name.
std::string print(const Checkpoint& checkpoint);
// Only for text whose signature was verified: others use `open_checkpoint`.
Result<Checkpoint> parse_checkpoint(std::string_view verified_text);

// The signed note, ready to publish as "checkpoint". The caller sees to it that no two heads it ever signs contradict.
std::string sign_checkpoint(const Checkpoint& checkpoint, const Signer& signer);

// A checkpoint whose log signature holds, with those cosignatures that were asked for and hold.
struct OpenedCheckpoint {
  Checkpoint checkpoint;
  std::vector<VerifiedSignature> cosignatures;
};

// Verifies, then parses. Mismatch unless `log` signed it, its name is the origin, and every signature of a known
// witness holds.
Result<OpenedCheckpoint> open_checkpoint(std::string_view note, const VerifierKey& log,
                                         std::span<const VerifierKey> witnesses = {});

}  // namespace strongroom::log
