// SPDX-License-Identifier: Apache-2.0
#include "log/note.h"

#include <algorithm>

#include "base/assert.h"
#include "base/encoding.h"
#include "log/cosignature.h"
#include "log/utf8.h"

namespace strongroom::log {

namespace {

constexpr std::string_view kDash = "\xe2\x80\x94 ";  // U+2014 and a space
constexpr size_t kKeyIdBytes = 4;

// The place of the first byte that a note must not hold.
std::optional<size_t> first_bad_byte(std::string_view text) {
  for (size_t at = 0; at < text.size();) {
    const size_t begin = at;
    const auto code_point = next_code_point(text, at);
    if (!code_point || (*code_point < 0x20 && *code_point != U'\n')) return begin;
  }
  return std::nullopt;
}

// A line without its newline: "— name base64".
std::optional<NoteSignature> parse_line(std::string_view line) {
  if (!line.starts_with(kDash)) return std::nullopt;
  line.remove_prefix(kDash.size());
  const size_t space = line.find(' ');
  if (space == std::string_view::npos || !is_key_name(line.substr(0, space))) return std::nullopt;
  const auto bytes = from_base64(line.substr(space + 1));
  if (!bytes || bytes->size() <= kKeyIdBytes) return std::nullopt;
  return NoteSignature{std::string(line.substr(0, space)),
                       static_cast<uint32_t>(from_big_endian(std::string_view(*bytes).substr(0, kKeyIdBytes))),
                       bytes->substr(kKeyIdBytes)};
}

// `lines` lie at `offset` in their file, which errors name.
Result<std::vector<NoteSignature>> parse_lines(std::string_view lines, size_t offset) {
  std::vector<NoteSignature> signatures;
  for (size_t at = 0; at < lines.size();) {
    const size_t end = lines.find('\n', at);
    if (end == std::string_view::npos) return fail(ErrorCode::Malformed, "the last line is cut off", offset + at);
    if (signatures.size() == kNoteSignaturesMax) {
      return fail(ErrorCode::LimitExceeded, "there are more than 100 signatures", offset + at);
    }
    auto signature = parse_line(lines.substr(at, end - at));
    if (!signature) {
      return fail(ErrorCode::Malformed, "the line is not a signature (a dash, a name, base64)", offset + at);
    }
    signatures.push_back(std::move(*signature));
    at = end + 1;
  }
  return signatures;
}

bool is_by(const NoteSignature& signature, const VerifierKey& key) {
  return signature.name == key.name && signature.key_id == key.id();
}

std::optional<VerifiedSignature> verified(std::string_view text, const NoteSignature& signature,
                                          const VerifierKey& key) {
  switch (key.type) {
    case SignatureType::Ed25519:
      if (verify_signature(key.key, text, signature.bytes)) return VerifiedSignature{key, {}};
      return std::nullopt;
    case SignatureType::CosignatureV1: {
      const auto time = verify_cosignature(text, key.key, signature.bytes);
      if (time) return VerifiedSignature{key, time};
      return std::nullopt;
    }
  }
  assertion_failed("known signature type", __FILE__, __LINE__);
}

}  // namespace

// https://c2sp.org/signed-note#format
Result<Note> parse_note(std::string_view bytes) {
  if (bytes.size() > kNoteBytesMax) return fail(ErrorCode::LimitExceeded, "the note is too long", kNoteBytesMax);
  if (const auto bad = first_bad_byte(bytes)) {
    return fail(ErrorCode::Malformed, "the note holds a control character or a byte that is not UTF-8", *bad);
  }
  const size_t blank = bytes.rfind("\n\n");  // the last empty line ends the text
  if (blank == std::string_view::npos)
    return fail(ErrorCode::Malformed, "the note has no empty line before signatures", 0);
  const size_t lines_begin = blank + 2;
  auto signatures = parse_lines(bytes.substr(lines_begin), lines_begin);
  if (!signatures) return fail(signatures.error());
  if (signatures->empty()) return fail(ErrorCode::Malformed, "the note is not signed", lines_begin);
  return Note{std::string(bytes.substr(0, blank + 1)), std::move(*signatures)};
}

std::string print(const Note& note) {
  std::string out = note.text + "\n";
  for (const NoteSignature& signature : note.signatures) out += print(signature);
  return out;
}

std::string print(const NoteSignature& signature) {
  return std::string(kDash) + signature.name + " " +
         to_base64(to_big_endian(signature.key_id, kKeyIdBytes) + signature.bytes) + "\n";
}

Result<std::vector<NoteSignature>> parse_signatures(std::string_view lines) { return parse_lines(lines, 0); }

// https://c2sp.org/signed-note#signatures
Result<std::vector<VerifiedSignature>> verify_note(const Note& note, std::span<const VerifierKey> known) {
  std::vector<VerifiedSignature> held;
  for (const VerifierKey& key : known) {
    const auto signature = std::find_if(note.signatures.begin(), note.signatures.end(),
                                        [&](const NoteSignature& s) { return is_by(s, key); });
    if (signature == note.signatures.end()) continue;
    auto result = verified(note.text, *signature, key);
    if (!result) return fail(ErrorCode::Mismatch, "the signature of " + key.name + " does not hold");
    held.push_back(std::move(*result));
  }
  if (held.empty()) return fail(ErrorCode::Mismatch, "no known key signed the note");
  return held;
}

NoteSignature sign_note(std::string_view text, const Signer& signer) {
  STRONGROOM_ASSERT(signer.verifier().type == SignatureType::Ed25519);
  STRONGROOM_ASSERT(text.ends_with('\n') && !first_bad_byte(text));
  return {signer.verifier().name, signer.verifier().id(), signer.key().sign(text)};
}

void add_signature(Note& note, NoteSignature signature) {
  std::erase_if(note.signatures,
                [&](const NoteSignature& old) { return old.key_id == signature.key_id && old.name == signature.name; });
  note.signatures.push_back(std::move(signature));
}

}  // namespace strongroom::log
