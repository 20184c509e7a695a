// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "log/verifier_key.h"

// Which logs are believed, and which witnesses must have seen their checkpoints: https://c2sp.org/tlog-policy (draft).
namespace strongroom::log {

class Policy {
 public:
  struct Log {
    VerifierKey key;
    std::string url;  // may be empty
  };
  struct Witness {
    std::string name;  // in the policy only
    VerifierKey key;
    std::string url;
  };

  // Malformed or LimitExceeded, with the offset of the line.
  static Result<Policy> parse(std::string_view text);
  // One log and no witness.
  static Policy trusting(VerifierKey log);

  const std::vector<Log>& logs() const { return logs_; }
  const std::vector<Witness>& witnesses() const { return witnesses_; }
  std::vector<VerifierKey> witness_keys() const;
  // Whether cosignatures by these keys are enough.
  bool quorum_met(std::span<const VerifierKey> cosigners) const;

 private:
  friend class PolicyParser;
  // A witness, or a group of nodes before it; the quorum is one of them.
  struct Node {
    size_t threshold = 0;         // of a group; 0 for a witness
    std::vector<size_t> members;  // of a group: nodes
    size_t witness = 0;           // of a witness
  };

  std::vector<Log> logs_;
  std::vector<Witness> witnesses_;
  std::vector<Node> nodes_;
  std::optional<size_t> quorum_;  // nullopt: "none"
};

}  // namespace strongroom::log
