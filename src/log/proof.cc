// SPDX-License-Identifier: Apache-2.0
#include "log/proof.h"

#include <algorithm>

#include "base/encoding.h"

namespace strongroom::log {

namespace {

constexpr std::string_view kFirstLine = "c2sp.org/tlog-proof@v1";
constexpr std::string_view kExtra = "extra ";
constexpr std::string_view kIndex = "index ";
constexpr size_t kHashesMax = 64;  // no tree of 64-bit size is higher

// Reads lines and knows where it is.
class Lines {
 public:
  explicit Lines(std::string_view bytes) : bytes_(bytes) {}

  // The next line without its newline; what has none is no line.
  std::optional<std::string_view> next() {
    const size_t end = bytes_.find('\n', at_);
    begin_ = at_;
    if (end == std::string_view::npos) return std::nullopt;
    at_ = end + 1;
    return bytes_.substr(begin_, end - begin_);
  }
  std::string_view rest() const { return bytes_.substr(at_); }
  // Malformed, at the line read last.
  tl::unexpected<Error> malformed(const char* message) const { return fail(ErrorCode::Malformed, message, begin_); }

 private:
  std::string_view bytes_;
  size_t at_ = 0;
  size_t begin_ = 0;
};

// The lines of hashes up to the empty one.
Result<Proof> parse_hashes(Lines& lines) {
  Proof hashes;
  while (true) {
    const auto line = lines.next();
    if (!line) return lines.malformed("the proof ends before its checkpoint");
    if (line->empty()) return hashes;
    const auto bytes = from_base64(*line);
    const auto hash = bytes ? Digest::from_bytes(*bytes) : std::nullopt;
    if (!hash) return lines.malformed("the line is not a hash: 32 bytes of base64");
    if (hashes.size() == kHashesMax) return lines.malformed("the proof has more hashes than a tree has levels");
    hashes.push_back(*hash);
  }
}

// The log of the policy whose name and key id stand in one of the signature lines.
const Policy::Log* signer_among(const std::vector<Policy::Log>& logs, const Note& note) {
  const auto log = std::find_if(logs.begin(), logs.end(), [&](const Policy::Log& candidate) {
    return std::any_of(note.signatures.begin(), note.signatures.end(), [&](const NoteSignature& signature) {
      return signature.name == candidate.key.name && signature.key_id == candidate.key.id();
    });
  });
  return log == logs.end() ? nullptr : &*log;
}

}  // namespace

std::string print(const EntryProof& proof) {
  std::string out = std::string(kFirstLine) + "\n";
  if (proof.extra) out += std::string(kExtra) + to_base64(*proof.extra) + "\n";
  out += std::string(kIndex) + std::to_string(proof.index.value) + "\n";
  for (const Digest& hash : proof.hashes) out += to_base64(hash.view()) + "\n";
  return out + "\n" + proof.checkpoint;
}

// https://c2sp.org/tlog-proof#format
Result<EntryProof> parse_proof(std::string_view bytes) {
  if (bytes.size() > kProofBytesMax) return fail(ErrorCode::LimitExceeded, "the proof is too long", kProofBytesMax);
  Lines lines(bytes);
  EntryProof proof;
  if (lines.next() != kFirstLine) return lines.malformed("the first line is not c2sp.org/tlog-proof@v1");
  auto line = lines.next();
  if (line && line->starts_with(kExtra)) {
    proof.extra = from_base64(line->substr(kExtra.size()));
    if (!proof.extra) return lines.malformed("the extra data is not base64");
    line = lines.next();
  }
  const auto index = line && line->starts_with(kIndex) ? parse_decimal(line->substr(kIndex.size())) : std::nullopt;
  if (!index) return lines.malformed("the line is not an index");
  proof.index = LeafIndex{*index};
  auto hashes = parse_hashes(lines);
  if (!hashes) return fail(hashes.error());
  proof.hashes = std::move(*hashes);
  proof.checkpoint = lines.rest();
  if (proof.checkpoint.empty()) return fail(ErrorCode::Malformed, "the proof holds no checkpoint", bytes.size());
  return proof;
}

Result<OpenedCheckpoint> verify_proof(const EntryProof& proof, const Digest& leaf, const Policy& policy) {
  const auto note = parse_note(proof.checkpoint);
  if (!note) return fail(note.error());
  const Policy::Log* log = signer_among(policy.logs(), *note);
  if (log == nullptr) return fail(ErrorCode::Mismatch, "the checkpoint is signed by no log of the policy");
  auto opened = open_checkpoint(proof.checkpoint, log->key, policy.witness_keys());
  if (!opened) return opened;
  std::vector<VerifierKey> cosigners;
  for (const VerifiedSignature& signature : opened->cosignatures) cosigners.push_back(signature.key);
  if (!policy.quorum_met(cosigners)) {
    return fail(ErrorCode::Mismatch, "too few of the policy's witnesses cosigned the checkpoint");
  }
  const auto included = verify_inclusion(leaf, proof.index, opened->checkpoint.head, proof.hashes);
  if (!included) return fail(included.error());
  return opened;
}

}  // namespace strongroom::log
