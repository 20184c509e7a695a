// SPDX-License-Identifier: Apache-2.0
#include "log/policy.h"

#include <algorithm>
#include <set>
#include <unordered_map>

#include "base/assert.h"
#include "base/encoding.h"

namespace strongroom::log {

namespace {

constexpr size_t kPolicyBytesMax = 1 << 20;
constexpr std::string_view kNone = "none";

std::vector<std::string_view> words_of(std::string_view line) {
  std::vector<std::string_view> words;
  for (size_t at = 0; (at = line.find_first_not_of(" \t", at)) != std::string_view::npos;) {
    const size_t end = std::min(line.find_first_of(" \t", at), line.size());
    words.push_back(line.substr(at, end - at));
    at = end;
  }
  return words;
}

bool is_allowed(char c) {
  const auto byte = static_cast<uint8_t>(c);
  return byte == '\t' || byte == '\n' || (byte >= 0x20 && byte != 0x7f);
}

}  // namespace

// https://c2sp.org/tlog-policy#policy-file-syntax-and-structure
class PolicyParser {
 public:
  Result<Policy> parse(std::string_view text) {
    if (text.size() > kPolicyBytesMax) return fail(ErrorCode::LimitExceeded, "the policy is too long", kPolicyBytesMax);
    const auto bad = std::find_if_not(text.begin(), text.end(), is_allowed);
    if (bad != text.end()) {
      return fail(ErrorCode::Malformed, "the policy holds a control character",
                  static_cast<uint64_t>(bad - text.begin()));
    }
    for (size_t at = 0; at < text.size();) {
      const size_t end = std::min(text.find('\n', at), text.size());
      if (const auto taken = take_line(words_of(text.substr(at, end - at))); !taken) {
        return fail(taken.error().code, taken.error().message, at);
      }
      at = end + 1;
    }
    if (!has_quorum_) return fail(ErrorCode::Malformed, "the policy has no quorum line", text.size());
    return std::move(policy_);
  }

 private:
  using Words = std::vector<std::string_view>;

  static tl::unexpected<Error> malformed(std::string message) { return fail(ErrorCode::Malformed, std::move(message)); }

  Result<void> take_line(const Words& words) {
    if (words.empty() || words[0].starts_with('#')) return {};
    if (words[0] == "log") return take_log(words);
    if (words[0] == "witness") return take_witness(words);
    if (words[0] == "group") return take_group(words);
    if (words[0] == "quorum") return take_quorum(words);
    return malformed("a line begins with log, witness, group or quorum");
  }

  // log <vkey> [<url>]
  Result<void> take_log(const Words& words) {
    if (words.size() < 2 || words.size() > 3) return malformed("a log line is: log <vkey> [<url>]");
    auto key = take_key(words[1], SignatureType::Ed25519, log_keys_);
    if (!key) return fail(key.error());
    policy_.logs_.push_back({std::move(*key), std::string(words.size() == 3 ? words[2] : "")});
    return {};
  }

  // witness <name> <vkey> [<url>]
  Result<void> take_witness(const Words& words) {
    if (words.size() < 3 || words.size() > 4) return malformed("a witness line is: witness <name> <vkey> [<url>]");
    auto key = take_key(words[2], SignatureType::CosignatureV1, witness_keys_);
    if (!key) return fail(key.error());
    Policy::Node node;
    node.witness = policy_.witnesses_.size();
    policy_.witnesses_.push_back(
        {std::string(words[1]), std::move(*key), std::string(words.size() == 4 ? words[3] : "")});
    return define(words[1], std::move(node));
  }

  // group <name> all|any|<k> <name>...
  Result<void> take_group(const Words& words) {
    if (words.size() < 4) return malformed("a group line is: group <name> all|any|<number> <member>...");
    Policy::Node node;
    for (size_t i = 3; i < words.size(); ++i) {
      const auto member = places_.find(std::string(words[i]));
      if (member == places_.end()) return malformed("the member " + std::string(words[i]) + " is not defined before");
      if (!members_.insert(member->second).second) {
        return malformed(std::string(words[i]) + " is a member of a group already");
      }
      node.members.push_back(member->second);
    }
    const auto threshold = threshold_of(words[2], node.members.size());
    if (!threshold) return malformed("a group needs all, any, or a number from 1 to that of its members");
    node.threshold = *threshold;
    return define(words[1], std::move(node));
  }

  // quorum <name>
  Result<void> take_quorum(const Words& words) {
    if (words.size() != 2) return malformed("a quorum line is: quorum <name>");
    if (has_quorum_) return malformed("the policy has a second quorum line");
    has_quorum_ = true;
    if (words[1] == kNone) return {};
    const auto place = places_.find(std::string(words[1]));
    if (place == places_.end()) return malformed("the quorum " + std::string(words[1]) + " is not defined before");
    policy_.quorum_ = place->second;
    return {};
  }

  // Keys are duplicates if the public key is the same, whatever their names.
  static Result<VerifierKey> take_key(std::string_view vkey, SignatureType type, std::set<PublicKey>& seen) {
    auto key = VerifierKey::parse(vkey);
    if (!key) return key;
    if (key->type != type) {
      return malformed(type == SignatureType::Ed25519 ? "a log's key is of signature type 0x01"
                                                      : "a witness's key is of signature type 0x04");
    }
    if (!seen.insert(key->key).second) return malformed("the key of " + key->name + " stands on an earlier line");
    return key;
  }

  static std::optional<size_t> threshold_of(std::string_view word, size_t members) {
    if (word == "all") return members;
    if (word == "any") return 1;
    const auto number = parse_decimal(word);
    if (!number || *number == 0 || *number > members) return std::nullopt;
    return static_cast<size_t>(*number);
  }

  Result<void> define(std::string_view name, Policy::Node node) {
    if (name == kNone) return malformed("the name none is taken");
    if (!places_.emplace(name, policy_.nodes_.size()).second) return malformed(std::string(name) + " is defined twice");
    policy_.nodes_.push_back(std::move(node));
    return {};
  }

  Policy policy_;
  bool has_quorum_ = false;
  std::set<PublicKey> log_keys_;
  std::set<PublicKey> witness_keys_;
  std::unordered_map<std::string, size_t> places_;
  std::set<size_t> members_;
};

Result<Policy> Policy::parse(std::string_view text) { return PolicyParser().parse(text); }

Policy Policy::trusting(VerifierKey log) {
  Policy policy;
  policy.logs_.push_back({std::move(log), {}});
  return policy;
}

std::vector<VerifierKey> Policy::witness_keys() const {
  std::vector<VerifierKey> keys;
  for (const Witness& witness : witnesses_) keys.push_back(witness.key);
  return keys;
}

// A node's members come before it, so that one pass decides them all.
bool Policy::quorum_met(std::span<const VerifierKey> cosigners) const {
  if (!quorum_) return true;
  std::vector<bool> met;
  for (const Node& node : nodes_) {
    if (node.threshold == 0) {
      const VerifierKey& key = witnesses_[node.witness].key;
      met.push_back(std::find(cosigners.begin(), cosigners.end(), key) != cosigners.end());
    } else {
      const auto count = std::count_if(node.members.begin(), node.members.end(), [&](size_t m) { return met[m]; });
      met.push_back(static_cast<size_t>(count) >= node.threshold);
    }
  }
  return met[*quorum_];
}

}  // namespace strongroom::log
