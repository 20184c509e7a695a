// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/civil_time.h"
#include "base/result.h"
#include "log/verifier_key.h"

// Signed notes: https://c2sp.org/signed-note
namespace strongroom::log {

inline constexpr size_t kNoteBytesMax = 1 << 20;
inline constexpr size_t kNoteSignaturesMax = 100;

// One signature line, not verified.
struct NoteSignature {
  std::string name;
  uint32_t key_id = 0;
  std::string bytes;  // after the key id; at least one
  friend bool operator==(const NoteSignature&, const NoteSignature&) = default;
};

// A note as it was found: nothing in it may be believed before `verify_note` accepted it.
struct Note {
  std::string text;  // ends in a newline
  std::vector<NoteSignature> signatures;
  friend bool operator==(const Note&, const Note&) = default;
};

// Malformed, with the offset, or LimitExceeded.
Result<Note> parse_note(std::string_view bytes);
std::string print(const Note& note);
// "— name base64\n", as a witness answers.
std::string print(const NoteSignature& signature);
// Reads lines of that form, at most kNoteSignaturesMax.
Result<std::vector<NoteSignature>> parse_signatures(std::string_view lines);

// A signature that holds.
struct VerifiedSignature {
  VerifierKey key;
  std::optional<Timestamp> time;  // of a cosignature: when its signer saw the note
  friend bool operator==(const VerifiedSignature&, const VerifiedSignature&) = default;
};

// The signatures of known keys, in their order, the first one of each. Unknown keys are passed over. Mismatch
// when a known key's signature is wrong, or when no known key signed. `text` is UTF-8 with newlines, the last byte one.
Result<std::vector<VerifiedSignature>> verify_note(const Note& note, std::span<const VerifierKey> known);

// Signs `text` by an Ed25519 signer (cosignatures: cosignature.h).
NoteSignature sign_note(std::string_view text, const Signer& signer);
// Adds a signature, in place of any older one of the same key.
void add_signature(Note& note, NoteSignature signature);

}  // namespace strongroom::log
