// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "archive/archive.h"
#include "exchange/mirror/challenge.h"
#include "exchange/mirror/site_source.h"

namespace strongroom::exchange {

struct ChallengeResult {
  uint64_t asked = 0;  // originals that the nonce chose and that we can compare with
  uint64_t held = 0;   // right answers
  std::vector<Error> wrong;

  std::string to_json() const;
};

// Challenges a mirror over what both have, and compares its answers with our own originals: of public records, and of
// those whose original is whole here. NotFound or Malformed when it does not answer as docs/formats/challenge.md says.
Result<ChallengeResult> challenge(const SiteSource& mirror, const archive::Archive& archive, std::string_view nonce,
                                  uint32_t count);

// One answer against our own record: nothing to compare, right, or what is wrong with it. Pure but for the archive.
enum class AnswerVerdict { NothingToCompare, Right, Wrong };
AnswerVerdict judge_answer(const archive::Archive& archive, std::string_view nonce, uint64_t entry,
                           const std::vector<ChallengeAnswer>& answers);

}  // namespace strongroom::exchange
