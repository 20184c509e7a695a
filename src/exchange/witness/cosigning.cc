// SPDX-License-Identifier: Apache-2.0
#include "exchange/witness/cosigning.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "archive/layout.h"
#include "archive/signed_log.h"
#include "base/json.h"
#include "log/add_checkpoint.h"
#include "log/checkpoint.h"
#include "log/log_reader.h"
#include "log/tile_reader.h"

namespace strongroom::exchange {

namespace {

using Witness = log::Policy::Witness;

constexpr uint64_t kAnswerBytesMax = 64 << 10;
constexpr std::chrono::milliseconds kAnswerTime{15'000};

Error by_witness(const Witness& witness, ErrorCode code, const std::string& message) {
  return Error{code, message, witness.name, {}};
}

std::string first_line(std::string_view text) {
  return std::string(text.substr(0, std::min(text.find('\n'), size_t{200})));
}

// One checkpoint and the log it is of.
class Cosigning {
 public:
  Cosigning(const log::TileReader& tiles, const log::Note& note, const log::TreeHead& head, fetch::Fetcher& fetcher)
      : tiles_(tiles), note_(note), head_(head), fetcher_(fetcher) {}

  // The witness says what size it knows when ours is another; then the proof can begin there.
  Result<log::NoteSignature> ask(const Witness& witness) {
    Result<fetch::Response> answer = post(witness, {log::TreeSize{0}, {}, print(note_)});
    if (!answer) return fail(by_witness(witness, answer.error().code, answer.error().to_string()));
    if (answer->status == 409) {
      const Result<log::AddCheckpoint> next = from_known_size(witness, answer->body);
      if (!next) return fail(next.error());
      answer = post(witness, *next);
      if (!answer) return fail(by_witness(witness, answer.error().code, answer.error().to_string()));
    }
    if (answer->status != 200) {
      return fail(by_witness(witness, ErrorCode::Refused,
                             fmt::format("it answered {}: {}", answer->status, first_line(answer->body))));
    }
    return checked(witness, answer->body);
  }

 private:
  Result<fetch::Response> post(const Witness& witness, const log::AddCheckpoint& body) {
    fetch::Request request;
    request.url = witness.url + (witness.url.ends_with('/') ? "add-checkpoint" : "/add-checkpoint");
    request.method = fetch::Method::Post;
    request.fields = {{"Content-Type", "text/plain; charset=utf-8"}};
    request.body = print(body);
    request.limits.body_bytes_max = kAnswerBytesMax;
    request.limits.total_time = kAnswerTime;
    request.limits.redirects_max = 0;
    return fetcher_.fetch(request);
  }

  Result<log::AddCheckpoint> from_known_size(const Witness& witness, std::string_view body) const {
    const Result<log::TreeSize> known = log::parse_size(body);
    if (!known) return fail(by_witness(witness, known.error().code, known.error().message));
    if (*known > head_.size) {
      return fail(by_witness(witness, ErrorCode::Mismatch,
                             fmt::format("it has cosigned {} entries of this log, which shows {} now: an old state of "
                                         "the archive was put back; do not add to it before that is cleared up",
                                         known->value, head_.size.value)));
    }
    log::AddCheckpoint request{*known, {}, print(note_)};
    if (known->value == 0 || *known == head_.size) return request;
    log::LogReader reader(tiles_, head_.size);
    auto proof = log::consistency_proof(reader, *known);
    if (!proof) return fail(proof.error());
    request.proof = std::move(*proof);
    return request;
  }

  Result<log::NoteSignature> checked(const Witness& witness, std::string_view body) const {
    auto signatures = log::parse_signatures(body);
    if (!signatures) return fail(by_witness(witness, signatures.error().code, signatures.error().message));
    const std::vector<log::VerifierKey> known = {witness.key};
    for (log::NoteSignature& signature : *signatures) {
      if (signature.name != witness.key.name || signature.key_id != witness.key.id()) continue;
      if (log::verify_note(log::Note{note_.text, {signature}}, known)) return std::move(signature);
    }
    return fail(by_witness(witness, ErrorCode::Mismatch, "its answer holds no cosignature by its key"));
  }

  const log::TileReader& tiles_;
  const log::Note& note_;
  const log::TreeHead& head_;
  fetch::Fetcher& fetcher_;
};

// False when the log went on meanwhile: its newer checkpoint must not be hidden by this one.
Result<bool> publish(Files& files, const Path& archive, const log::Note& note) {
  const Result<FileLock> lock = FileLock::acquire(archive / archive::lock_file);
  if (!lock) return fail(lock.error());
  const Path file = archive / archive::log_folder / archive::checkpoint_file;
  const auto bytes = files.read(file, log::kNoteBytesMax);
  const auto present = bytes ? log::parse_note(*bytes) : Result<log::Note>(fail(bytes.error()));
  if (!present || present->text != note.text) return false;
  files.write_durably(file, print(note));
  return true;
}

}  // namespace

std::string CosignReport::to_json() const {
  auto problems = nlohmann::ordered_json::array();
  for (const Error& error : refused) problems.push_back({{"witness", error.file}, {"message", error.message}});
  const nlohmann::ordered_json object = {{"size", size},
                                         {"cosigned", cosigned},
                                         {"quorum_met", quorum_met},
                                         {"published", published},
                                         {"refused", problems}};
  return print_json(object);
}

Result<CosignReport> cosign_checkpoint(Files& files, const Path& archive, const log::Policy& policy,
                                       fetch::Fetcher& fetcher) {
  const auto key = archive::read_verifier_key(files, archive);
  if (!key) return fail(key.error());
  const Path log_folder = archive / archive::log_folder;
  const auto bytes = files.read(log_folder / archive::checkpoint_file, log::kNoteBytesMax);
  if (!bytes) return fail(bytes.error());
  const auto opened = log::open_checkpoint(*bytes, *key, policy.witness_keys());
  if (!opened) return fail(opened.error());
  log::Note note = log::parse_note(*bytes).value();

  CosignReport report;
  report.size = opened->checkpoint.head.size.value;
  std::vector<log::VerifierKey> cosigners;
  for (const log::VerifiedSignature& signature : opened->cosignatures) cosigners.push_back(signature.key);
  const log::FolderTiles tiles(files, log_folder);
  const log::Note asked = note;
  Cosigning cosigning(tiles, asked, opened->checkpoint.head, fetcher);
  for (const Witness& witness : policy.witnesses()) {
    if (witness.url.empty()) continue;
    auto signature = cosigning.ask(witness);
    if (!signature) {
      report.refused.push_back(signature.error());
      continue;
    }
    add_signature(note, std::move(*signature));
    cosigners.push_back(witness.key);
    report.cosigned.push_back(witness.name);
  }
  report.quorum_met = policy.quorum_met(cosigners);
  if (report.cosigned.empty()) return report;
  const Result<bool> published = publish(files, archive, note);
  if (!published) return fail(published.error());
  report.published = *published;
  return report;
}

}  // namespace strongroom::exchange
