// SPDX-License-Identifier: Apache-2.0
#include "log/witness.h"

#include <algorithm>

#include "base/encoding.h"
#include "log/add_checkpoint.h"
#include "log/cosignature.h"

namespace strongroom::log {

namespace {

constexpr const char* kCheckpoints = "checkpoints";
constexpr const char* kEvidence = "evidence";

std::string digest_of(std::string_view origin) { return sha256(origin).hex(); }

WitnessAnswer refused(unsigned status, const std::string& why) {
  return {status, "text/plain; charset=utf-8", why + "\n"};
}

WitnessAnswer refused(unsigned status, const Error& error) { return refused(status, error.to_string()); }

std::string_view first_line(std::string_view text) { return text.substr(0, text.find('\n')); }

// An honest log never proves growth from nothing: there is nothing to prove.
Result<void> check_growth(const TreeHead& older, const TreeHead& newer, const Proof& proof) {
  if (older.size.value > 0) return verify_consistency(older, newer, proof);
  if (!proof.empty()) return fail(ErrorCode::Mismatch, "a proof from the empty tree must be empty");
  if (newer.size.value == 0 && newer.root != empty_head().root) {
    return fail(ErrorCode::Mismatch, "the root is not that of the empty tree");
  }
  return {};
}

}  // namespace

Witness::Witness(Files& files, const Clock& clock, Signer signer, WitnessSettings settings)
    : files_(files), clock_(clock), signer_(std::move(signer)), settings_(std::move(settings)) {}

Result<std::unique_ptr<Witness>> Witness::open(Files& files, const Clock& clock, Signer signer,
                                               WitnessSettings settings) {
  if (signer.verifier().type != SignatureType::CosignatureV1) {
    return fail(ErrorCode::Usage, "the key of " + signer.verifier().name + " is no key for cosignatures");
  }
  std::unique_ptr<Witness> witness(new Witness(files, clock, std::move(signer), std::move(settings)));
  if (Result<void> read = witness->read_kept(); !read) return fail(read.error());
  return witness;
}

Result<void> Witness::read_kept() {
  for (const VerifierKey& log : settings_.logs) {
    Result<Kept> kept = read_kept(log.name);
    if (!kept) return fail(kept.error());
    kept_[digest_of(log.name)] = std::move(*kept);
  }
  return {};
}

// Our own signature vouches for what we kept: the log's key may have been replaced since.
Result<Witness::Kept> Witness::read_kept(const std::string& origin) const {
  const Path file = settings_.folder / kCheckpoints / digest_of(origin);
  Result<std::string> bytes = files_.read(file, kNoteBytesMax);
  if (!bytes && bytes.error().code == ErrorCode::NotFound) return Kept{};
  const auto damaged = [&](const Error& error) {
    return fail(Error{ErrorCode::Mismatch,
                      "the last checkpoint of " + origin + " that was cosigned is damaged (" + error.message +
                          "); put it back from a backup, since without it this witness could contradict itself",
                      file.string(),
                      {}});
  };
  if (!bytes) return damaged(bytes.error());
  const Result<Note> note = parse_note(*bytes);
  if (!note) return damaged(note.error());
  const std::vector<VerifierKey> own = {signer_.verifier()};
  if (const auto held = verify_note(*note, own); !held) return damaged(held.error());
  const Result<Checkpoint> checkpoint = parse_checkpoint(note->text);
  if (!checkpoint) return damaged(checkpoint.error());
  if (checkpoint->origin != origin) return damaged({ErrorCode::Mismatch, "it is of " + checkpoint->origin, {}, {}});
  return Kept{std::move(*bytes), note->text, checkpoint->head};
}

std::vector<VerifierKey> Witness::keys_of(std::string_view origin) const {
  std::vector<VerifierKey> keys;
  std::copy_if(settings_.logs.begin(), settings_.logs.end(), std::back_inserter(keys),
               [&](const VerifierKey& key) { return key.name == origin; });
  return keys;
}

// https://c2sp.org/tlog-witness#add-checkpoint
WitnessAnswer Witness::add_checkpoint(std::string_view body) {
  const Result<AddCheckpoint> request = parse_add_checkpoint(body);
  if (!request) return refused(400, request.error());
  const auto offered = read_offer(request->checkpoint);
  if (!offered) return offered.error();
  const TreeSize size = offered->checkpoint.head.size;
  if (request->old_size > size) return refused(400, "the old size is larger than the checkpoint's");
  const std::scoped_lock lock(mutex_);
  return judge(request->old_size, request->proof, *offered);
}

tl::expected<Witness::Offered, WitnessAnswer> Witness::read_offer(std::string_view checkpoint) const {
  Result<Note> note = parse_note(checkpoint);
  if (!note) return tl::unexpected(refused(400, note.error()));
  const std::vector<VerifierKey> keys = keys_of(first_line(note->text));
  if (keys.empty()) return tl::unexpected(refused(404, "this witness does not know the origin of the checkpoint"));
  auto signatures = verify_note(*note, keys);
  if (!signatures) return tl::unexpected(refused(403, signatures.error()));
  Result<Checkpoint> parsed = parse_checkpoint(note->text);
  if (!parsed) return tl::unexpected(refused(400, parsed.error()));
  return Offered{std::move(*note), std::move(*parsed), std::move(*signatures)};
}

WitnessAnswer Witness::judge(TreeSize old_size, const Proof& proof, const Offered& offered) {
  Kept& kept = kept_.at(digest_of(offered.checkpoint.origin));
  const TreeHead& head = offered.checkpoint.head;
  if (kept.head.size == head.size && kept.head.root != head.root) keep_evidence(kept, offered);
  if (old_size != kept.head.size) return {409, kSizeContentType, print_size(kept.head.size)};
  if (const Result<void> grew = check_growth(kept.head, head, proof); !grew) return refused(422, grew.error());
  return accept(kept, offered);
}

// The new state is on disk before the signature leaves. A checkpoint seen again changes nothing that was promised, and
// costs the disk nothing.
WitnessAnswer Witness::accept(Kept& kept, const Offered& offered) {
  const NoteSignature signature = cosign(offered.note.text, signer_, clock_.now());
  if (kept.text != offered.note.text) {
    Note note{offered.note.text, {}};
    for (const NoteSignature& given : offered.note.signatures) {
      const bool verified = std::any_of(offered.signatures.begin(), offered.signatures.end(), [&](const auto& known) {
        return known.key.name == given.name && known.key.id() == given.key_id;
      });
      if (verified) add_signature(note, given);
    }
    add_signature(note, signature);
    const std::string bytes = print(note);
    files_.write_durably({{settings_.folder / kCheckpoints / digest_of(offered.checkpoint.origin), bytes}});
    kept = Kept{bytes, note.text, offered.checkpoint.head};
  }
  return {200, "text/plain; charset=utf-8", print(signature)};
}

// Two signatures of the log over two trees of one size prove by themselves that it lies. The first pair is enough, so
// that nobody can fill the disk with more.
void Witness::keep_evidence(const Kept& kept, const Offered& offered) {
  const Path folder = settings_.folder / kEvidence / digest_of(offered.checkpoint.origin);
  if (files_.exists(folder / "offered")) return;
  files_.write_durably({{folder / "cosigned", kept.note}, {folder / "offered", print(offered.note)}});
}

std::optional<std::string> Witness::checkpoint(std::string_view origin_digest) const {
  const std::scoped_lock lock(mutex_);
  const auto found = kept_.find(std::string(origin_digest));
  if (found == kept_.end() || found->second.note.empty()) return std::nullopt;
  return found->second.note;
}

}  // namespace strongroom::log
