// SPDX-License-Identifier: Apache-2.0
#include "exchange/mirror/challenge.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/assert.h"
#include "base/encoding.h"
#include "base/json.h"
#include "records/canonical.h"

namespace strongroom::exchange {

namespace {

using nlohmann::json;

constexpr std::string_view kChoice = "strongroom-challenge/v1 choice\n";
constexpr std::string_view kAnswer = "strongroom-challenge/v1\n";
constexpr size_t kAnswerBytesMax = 64 << 10;

std::optional<Digest> digest_member(const json& object, const char* name) {
  const auto found = object.find(name);
  return found != object.end() && found->is_string() ? Digest::from_hex(found->get<std::string>()) : std::nullopt;
}

std::optional<ChallengeAnswer> parse_answer(const json& object) {
  if (!object.is_object()) return std::nullopt;
  const auto entry = object.find("entry");
  if (entry == object.end() || !entry->is_number_unsigned()) return std::nullopt;
  return ChallengeAnswer{entry->get<uint64_t>(), digest_member(object, "original"), digest_member(object, "answer")};
}

}  // namespace

// Choices that fall on one entry are one: a small log is asked for all it has at most.
std::vector<uint64_t> chosen_entries(const Challenge& challenge) {
  STRONGROOM_ASSERT(challenge.nonce.size() == kNonceBytes && challenge.count <= kChallengeCountMax);
  std::vector<uint64_t> entries;
  if (challenge.size == 0) return entries;
  for (uint32_t i = 0; i < challenge.count; ++i) {
    const Digest choice = sha256(kChoice, challenge.nonce, to_big_endian(i, 4));
    const uint64_t entry = from_big_endian(choice.view().substr(0, 8)) % challenge.size;
    if (std::find(entries.begin(), entries.end(), entry) == entries.end()) entries.push_back(entry);
  }
  return entries;
}

std::optional<Digest> original_of(const store::StoredRecord& record) {
  std::optional<Digest> original;
  if (record.entry.kind == records::RecordKind::Item) {
    const auto revision = records::parse_item_revision(record.canonical);
    if (revision) original = revision->capture;
  } else if (record.entry.kind == records::RecordKind::Capture) {
    const auto capture = records::parse_capture(record.canonical);
    if (capture) original = capture->original;
  }
  return original == Digest{} ? std::nullopt : original;
}

Digest challenge_digest(std::string_view nonce, std::string_view original) { return sha256(kAnswer, nonce, original); }

std::string print(const std::vector<ChallengeAnswer>& answers) {
  auto array = nlohmann::ordered_json::array();
  for (const ChallengeAnswer& one : answers) {
    nlohmann::ordered_json object = {{"entry", one.entry}};
    if (one.original) object["original"] = one.original->hex();
    if (one.answer) object["answer"] = one.answer->hex();
    array.push_back(std::move(object));
  }
  return print_json(nlohmann::ordered_json{{"answers", array}}) + "\n";
}

Result<std::vector<ChallengeAnswer>> parse_challenge_answers(std::string_view text) {
  if (text.size() > kAnswerBytesMax) return fail(ErrorCode::LimitExceeded, "the answer is too long", kAnswerBytesMax);
  const json object = parse_json(text).value_or(nullptr);
  if (!object.is_object() || !object.contains("answers") || !object["answers"].is_array()) {
    return fail(ErrorCode::Malformed, "the answer is not the JSON that docs/formats/challenge.md describes", 0);
  }
  std::vector<ChallengeAnswer> answers;
  for (const json& element : object["answers"]) {
    const auto answer = parse_answer(element);
    if (!answer) return fail(ErrorCode::Malformed, "an element of \"answers\" has no \"entry\"", 0);
    if (answers.size() == kChallengeCountMax) return fail(ErrorCode::LimitExceeded, "there are more than 16 answers");
    answers.push_back(*answer);
  }
  return answers;
}

}  // namespace strongroom::exchange
