// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/civil_time.h"
#include "base/files.h"
#include "base/result.h"
#include "log/checkpoint.h"
#include "log/verifier_key.h"

namespace strongroom::log {

// Which logs a witness cosigns, by whose signatures, and where it keeps what it knows (docs/formats/witness.md):
//   checkpoints/<hex SHA-256 of the origin>   the last checkpoint it cosigned
//   evidence/<hex SHA-256 of the origin>      two checkpoints that contradict each other
struct WitnessSettings {
  Path folder;
  std::vector<VerifierKey> logs;  // two of one name are an origin whose key is being replaced
};

// An answer in the terms of https://c2sp.org/tlog-witness, which are those of HTTP.
struct WitnessAnswer {
  unsigned status = 200;
  std::string content_type = "text/plain; charset=utf-8";
  std::string body;
};

// Cosigns checkpoints of logs that only grow.
//
// Problem: a log that shows two people two different histories. Trick: the witness signs a checkpoint only when it is
// the last one it signed with entries appended, and keeps it durably before its signature leaves the house. So two
// histories never both carry its signature, whatever the log tries and whenever the power goes.
//
// Thread-safe; `files` and `clock` must outlive it. Throws Fault when the disk fails; nothing was signed then.
class Witness {
 public:
  // Reads what was cosigned before. Mismatch when that was damaged: going on would forget what was promised. Usage when
  // the signer is no cosigner.
  static Result<std::unique_ptr<Witness>> open(Files& files, const Clock& clock, Signer signer,
                                               WitnessSettings settings);

  // 200 with the cosignature; 400 what cannot be read; 403 not signed by a key we know; 404 an origin we do not know;
  // 409 with our size when the sender is behind or ahead; 422 what contradicts the last checkpoint.
  WitnessAnswer add_checkpoint(std::string_view body);

  // The last checkpoint it cosigned, with the cosignature, by the hexadecimal SHA-256 of the origin.
  std::optional<std::string> checkpoint(std::string_view origin_digest) const;

 private:
  struct Kept {
    std::string note;  // signed by the log and by us
    std::string text;
    TreeHead head = empty_head();
  };
  // A checkpoint that one of the log's keys signed.
  struct Offered {
    Note note;
    Checkpoint checkpoint;
    std::vector<VerifiedSignature> signatures;
  };

  Witness(Files& files, const Clock& clock, Signer signer, WitnessSettings settings);
  Result<void> read_kept();
  Result<Kept> read_kept(const std::string& origin) const;
  tl::expected<Offered, WitnessAnswer> read_offer(std::string_view checkpoint) const;
  WitnessAnswer judge(TreeSize old_size, const std::vector<Digest>& proof, const Offered& offered);
  WitnessAnswer accept(Kept& kept, const Offered& offered);
  void keep_evidence(const Kept& kept, const Offered& offered);
  std::vector<VerifierKey> keys_of(std::string_view origin) const;

  Files& files_;
  const Clock& clock_;
  const Signer signer_;
  const WitnessSettings settings_;
  mutable std::mutex mutex_;
  std::map<std::string, Kept> kept_;  // by the hexadecimal digest of the origin
};

}  // namespace strongroom::log
