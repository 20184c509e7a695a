// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "archive/archive.h"
#include "base/result.h"
#include "base/timestamp_token.h"
#include "log/checkpoint.h"
#include "log/opentimestamps.h"

// Trusted time: stamps over checkpoints, by authorities (RFC 3161) and by OpenTimestamps. One stamp dates every record
// under its checkpoint. docs/formats/timestamp.md
namespace strongroom::archive {

enum class StampKind { Rfc3161, OpenTimestamps };
const char* stamp_kind_name(StampKind kind);  // "rfc3161", "opentimestamps"

// A stamp as it is kept and carried, not verified.
struct Stamp {
  std::string name;  // of the authority, as the operator knows it: letters, digits, '.', '-' and '_'
  StampKind kind = StampKind::Rfc3161;
  std::string bytes;
  friend bool operator==(const Stamp&, const Stamp&) = default;
};

// A checkpoint with the log's signature alone: cosignatures come and go, and what is stamped must stay the same.
struct StampedCheckpoint {
  log::TreeHead head;
  std::string note;
  std::vector<Stamp> stamps;

  Digest digest() const { return sha256(note); }  // what the stamps are over
};

// The published checkpoint, ready to be stamped. Refused for the empty log.
Result<StampedCheckpoint> stampable_checkpoint(const Archive& archive);
// A signed note with the lines of this key only. Mismatch when the key did not sign it.
Result<std::string> without_cosignatures(std::string_view note, const log::VerifierKey& key);
// Whether it can name a stamp's file, and be shown as it is.
bool is_stamp_name(std::string_view name);
// "https://tsa.example.org/tsr" is "tsa.example.org".
std::string stamp_name(std::string_view url);

// Keeps the checkpoint and its stamps beside the log, in log/timestamps/<size>/; one of the same name and kind is
// replaced. Mismatch when one is not over the checkpoint, Malformed when it cannot be read.
Result<void> keep_stamps(const Archive& archive, const StampedCheckpoint& stamped);
// The checkpoint of this digest, among the published one and those that are kept: a stamp may come days later.
Result<StampedCheckpoint> checkpoint_of(const Archive& archive, const Digest& digest);
// All that are kept, the smallest checkpoint first. Those that cannot be read, that are over something else or whose
// checkpoint the log did not sign are left out, and named in `faults` if it is given.
std::vector<StampedCheckpoint> kept_stamps(const Archive& archive, std::vector<Error>* faults = nullptr);
// The stamps that date an entry best: of each name and kind the one over the earliest checkpoint that covers it.
std::vector<StampedCheckpoint> best_stamps(const Archive& archive, uint64_t entry);

// Whose word about time is believed.
struct TimestampPolicy {
  struct Authority {
    std::string name;
    TrustedAuthorities roots;
  };
  std::vector<Authority> authorities;
  size_t needed = 0;                       // authorities that must have stamped
  std::map<uint64_t, std::string> blocks;  // Bitcoin block headers that the checker believes, by height
};

// What a stamp is worth under a policy.
struct CheckedStamp {
  std::string name;
  StampKind kind = StampKind::Rfc3161;
  std::optional<Timestamp> time;  // as stated; of a Bitcoin attestation only when its block was given
  std::string authority;          // who signed; "bitcoin block 358391"; "pending at https://…"
  std::string trusted_by;         // the policy's name of the authority, or "block"; empty: nobody that was named
  std::string reason;             // why it is not trusted
};

// Mismatch when the stamp is not over the digest, Malformed when it cannot be read; else what it says. An
// OpenTimestamps proof may say several things.
Result<std::vector<CheckedStamp>> check_stamp(const Stamp& stamp, const Digest& digest, const TimestampPolicy& policy);

}  // namespace strongroom::archive
