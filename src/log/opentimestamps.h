// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/civil_time.h"
#include "base/digest.h"
#include "base/result.h"

// OpenTimestamps proofs (.ots), version 1, as the reference library python-opentimestamps reads them:
// docs/formats/timestamp.md.
namespace strongroom::log {

inline constexpr size_t kOtsBytesMax = 1 << 20;

// Where a proof leads: somebody who attests to the message that the operations make of the digest.
struct OtsAttestation {
  enum class Kind {
    Pending,   // a calendar server has promised to get the message into a block: no proof of time yet
    Bitcoin,   // the message is the Merkle root of the block of this height
    Litecoin,  // the same of another chain; kept and told, never verified
    Unknown,   // of a kind that this version does not know; kept
  };
  Kind kind = Kind::Unknown;
  std::string calendar;                // of Pending: its address
  uint64_t height = 0;                 // of Bitcoin and Litecoin
  std::optional<std::string> message;  // nullopt when an operation on the way is one we cannot do (RIPEMD-160, Keccak)
  friend bool operator==(const OtsAttestation&, const OtsAttestation&) = default;
};

const char* ots_kind_name(OtsAttestation::Kind kind);  // "pending", "bitcoin", "litecoin", "unknown"

struct OtsProof {
  Digest digest;  // SHA-256 of what was stamped
  std::vector<OtsAttestation> attestations;
};

// Malformed with the offset, LimitExceeded, or Unsupported (another version, another digest than SHA-256). Whether the
// attestations are true is not known by reading them.
Result<OtsProof> parse_ots(std::string_view bytes);

// What a block header (80 bytes) that the caller believes says of an attestation: the block's time. Mismatch when the
// message is not its Merkle root; Refused when it is no Bitcoin attestation.
Result<Timestamp> verify_against_block(const OtsAttestation& attestation, std::string_view block_header);

}  // namespace strongroom::log
