// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/digest.h"
#include "base/result.h"
#include "store/store.h"

// Whether a mirror holds the originals it claims to hold: docs/formats/challenge.md.
//
// Problem: a mirror could keep a list of digests and nothing else. Trick: a nonce that nobody knew before chooses some
// originals, and the answer for each is a digest over the nonce and all of its bytes, which only who has the bytes now
// can make.
namespace strongroom::exchange {

inline constexpr size_t kNonceBytes = 32;
inline constexpr uint32_t kChallengeCountMax = 16;

struct Challenge {
  std::string nonce;  // kNonceBytes
  uint64_t size = 0;  // of the log, as both know it
  uint32_t count = 8;
};

// The entries that the nonce chooses below `size`, in the order of the choice, each once: at most `count`.
std::vector<uint64_t> chosen_entries(const Challenge& challenge);
// The original that a record was read from, or that it is about; nullopt where there is none.
std::optional<Digest> original_of(const store::StoredRecord& record);
// SHA-256("strongroom-challenge/v1\n" || nonce || the original's bytes).
Digest challenge_digest(std::string_view nonce, std::string_view original);

// What is said of one chosen entry.
struct ChallengeAnswer {
  uint64_t entry = 0;
  std::optional<Digest> original;  // not set when the record is not public or has none
  std::optional<Digest> answer;    // not set when the original is not there
  friend bool operator==(const ChallengeAnswer&, const ChallengeAnswer&) = default;
};

std::string print(const std::vector<ChallengeAnswer>& answers);
// Malformed or LimitExceeded.
Result<std::vector<ChallengeAnswer>> parse_challenge_answers(std::string_view json);

}  // namespace strongroom::exchange
