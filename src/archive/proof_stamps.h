// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <vector>

#include "archive/timestamps.h"
#include "base/result.h"
#include "log/merkle.h"
#include "log/tile_reader.h"

// The time stamps that a proof carries: docs/formats/proof.md.
namespace strongroom::archive {

// An entry is under each stamped checkpoint by hashes of its own: the stamp may be older than the proof's checkpoint.
struct CarriedStamps {
  StampedCheckpoint checkpoint;
  log::Proof hashes;
};

// The best stamps over an entry of a log that has `size` entries now. Those that the tiles do not lead to are left out.
std::vector<CarriedStamps> stamps_for(const Archive& archive, const log::TileReader& tiles, log::TreeSize size,
                                      log::LeafIndex index);

nlohmann::ordered_json to_json(const std::vector<CarriedStamps>& stamps);
// Malformed or LimitExceeded. Nothing is verified.
Result<std::vector<CarriedStamps>> parse_stamps(const nlohmann::ordered_json& list);

// Mismatch unless the log's key signed each stamped checkpoint, the leaf is under it, and the stamps are over it.
Result<std::vector<CheckedStamp>> check_stamps(const std::vector<CarriedStamps>& stamps, const Digest& leaf,
                                               log::LeafIndex index, const log::VerifierKey& key,
                                               const TimestampPolicy& policy);

// Mismatch when fewer authorities than the policy needs are among the trusted stamps.
Result<void> check_needed(const std::vector<CheckedStamp>& stamps, const TimestampPolicy& policy);

}  // namespace strongroom::archive
