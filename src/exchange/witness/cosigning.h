// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "base/files.h"
#include "base/result.h"
#include "fetch/fetch.h"
#include "log/policy.h"
#include "log/verifier_key.h"

// How a log gets the cosignatures of its witnesses: docs/formats/witness.md.
namespace strongroom::exchange {

// Beside strongroom.toml: which witnesses to ask, as a C2SP tlog-policy. Anyone can check proofs with the same file.
inline constexpr const char* witness_policy_file = "witnesses.policy";

struct CosignReport {
  uint64_t size = 0;                  // of the checkpoint
  std::vector<std::string> cosigned;  // names in the policy
  std::vector<Error> refused;         // by a witness, naming it
  bool quorum_met = false;            // of the policy, with what was asked now and what the checkpoint had
  bool published = false;             // false when nothing came, or the log went on meanwhile

  std::string to_json() const;
};

// Asks every witness of the policy that has an address for its cosignature of the published checkpoint, and publishes
// the checkpoint with them. A witness that cannot be reached or refuses keeps nothing back. Takes the archive's lock
// only for the moment of publishing; Refused when an intake holds it. A cosignature is checked before it is believed.
Result<CosignReport> cosign_checkpoint(Files& files, const Path& archive, const log::Policy& policy,
                                       fetch::Fetcher& fetcher);

}  // namespace strongroom::exchange
