// SPDX-License-Identifier: Apache-2.0
#include "exchange/mirror/challenge_check.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/json.h"
#include "log/checkpoint.h"

namespace strongroom::exchange {

namespace {

// The size of the log that the mirror has, as it is signed.
Result<uint64_t> mirrored_size(const SiteSource& mirror, const archive::Archive& archive) {
  const auto key = log::VerifierKey::parse(archive.verifier_key());
  if (!key) return fail(key.error());
  const auto note = mirror.checkpoint();
  if (!note) return fail(note.error());
  const auto opened = log::open_checkpoint(*note, *key);
  if (!opened) return fail(Error{opened.error().code, opened.error().message, mirror.name(), {}});
  return opened->checkpoint.head.size.value;
}

}  // namespace

AnswerVerdict judge_answer(const archive::Archive& archive, std::string_view nonce, uint64_t entry,
                           const std::vector<ChallengeAnswer>& answers) {
  const auto records = archive.store().entries(records::EntryIndex{entry}, 1);
  if (records.empty()) return AnswerVerdict::NothingToCompare;
  const records::Entry& what = records.front().entry;
  const auto shown = archive.store().record(what.kind, what.id, what.revision);
  const auto digest = shown ? original_of(*shown) : std::nullopt;
  if (!digest) return AnswerVerdict::NothingToCompare;
  const auto original = archive.original(*digest);
  if (!original || sha256(original->bytes()) != *digest) return AnswerVerdict::NothingToCompare;
  const auto answer =
      std::find_if(answers.begin(), answers.end(), [&](const ChallengeAnswer& a) { return a.entry == entry; });
  const bool right = answer != answers.end() && answer->answer == challenge_digest(nonce, original->bytes());
  return right ? AnswerVerdict::Right : AnswerVerdict::Wrong;
}

Result<ChallengeResult> challenge(const SiteSource& mirror, const archive::Archive& archive, std::string_view nonce,
                                  uint32_t count) {
  const Result<uint64_t> theirs = mirrored_size(mirror, archive);
  if (!theirs) return fail(theirs.error());
  const Challenge asked{std::string(nonce), std::min(*theirs, archive.store().entry_count()), count};
  const Result<std::string> text = mirror.challenge(asked.nonce, asked.size, asked.count);
  if (!text) return fail(text.error());
  const auto answers = parse_challenge_answers(*text);
  if (!answers) return fail(Error{answers.error().code, answers.error().message, mirror.name(), {}});
  ChallengeResult result;
  for (const uint64_t entry : chosen_entries(asked)) {
    const AnswerVerdict verdict = judge_answer(archive, asked.nonce, entry, *answers);
    if (verdict == AnswerVerdict::NothingToCompare) continue;
    ++result.asked;
    if (verdict == AnswerVerdict::Right) {
      ++result.held;
    } else {
      result.wrong.push_back(Error{ErrorCode::Mismatch,
                                   "the mirror could not show that it holds the original of this entry",
                                   fmt::format("entry {}", entry),
                                   {}});
    }
  }
  return result;
}

std::string ChallengeResult::to_json() const {
  auto listed = nlohmann::ordered_json::array();
  for (const Error& error : wrong) listed.push_back(error.file);
  return print_json(nlohmann::ordered_json{{"asked", asked}, {"held", held}, {"wrong", listed}});
}

}  // namespace strongroom::exchange
