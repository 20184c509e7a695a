// SPDX-License-Identifier: Apache-2.0
#include "log/checkpoint.h"

#include <algorithm>
#include <optional>

#include "base/assert.h"
#include "base/encoding.h"

namespace strongroom::log {

namespace {

// Takes the next line off `text`; nullopt when it has no newline left.
std::optional<std::string_view> take_line(std::string_view& text) {
  const size_t end = text.find('\n');
  if (end == std::string_view::npos) return std::nullopt;
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(end + 1);
  return line;
}

std::optional<Digest> parse_root(std::string_view base64) {
  const auto bytes = from_base64(base64);
  return bytes ? Digest::from_bytes(*bytes) : std::nullopt;
}

}  // namespace

std::string print(const Checkpoint& checkpoint) {
  STRONGROOM_ASSERT(!checkpoint.origin.empty());
  std::string text = checkpoint.origin + "\n" + std::to_string(checkpoint.head.size.value) + "\n" +
                     to_base64(checkpoint.head.root.view()) + "\n";
  for (const std::string& extension : checkpoint.extensions) {
    STRONGROOM_ASSERT(!extension.empty());
    text += extension + "\n";
  }
  return text;
}

// https://c2sp.org/tlog-checkpoint#note-text
Result<Checkpoint> parse_checkpoint(std::string_view verified_text) {
  std::string_view rest = verified_text;
  const auto offset = [&] { return verified_text.size() - rest.size(); };
  const auto origin = take_line(rest);
  if (!origin || origin->empty()) return fail(ErrorCode::Malformed, "the checkpoint has no origin", 0);
  const size_t size_at = offset();
  const auto size_line = take_line(rest);
  const auto size = size_line ? parse_decimal(*size_line) : std::nullopt;
  if (!size) return fail(ErrorCode::Malformed, "the tree's size is not a decimal number", size_at);
  const size_t root_at = offset();
  const auto root_line = take_line(rest);
  const auto root = root_line ? parse_root(*root_line) : std::nullopt;
  if (!root) return fail(ErrorCode::Malformed, "the root is not 32 bytes of base64", root_at);
  Checkpoint checkpoint{std::string(*origin), {TreeSize{*size}, *root}, {}};
  while (!rest.empty()) {
    const size_t line_at = offset();
    const auto line = take_line(rest);
    if (!line || line->empty()) return fail(ErrorCode::Malformed, "an extension line is empty or cut off", line_at);
    checkpoint.extensions.emplace_back(*line);
  }
  return checkpoint;
}

std::string sign_checkpoint(const Checkpoint& checkpoint, const Signer& signer) {
  STRONGROOM_ASSERT(checkpoint.origin == signer.verifier().name);
  const std::string text = print(checkpoint);
  return print(Note{text, {sign_note(text, signer)}});
}

Result<OpenedCheckpoint> open_checkpoint(std::string_view bytes, const VerifierKey& log,
                                         std::span<const VerifierKey> witnesses) {
  const auto note = parse_note(bytes);
  if (!note) return fail(note.error());
  std::vector<VerifierKey> known(witnesses.begin(), witnesses.end());
  known.push_back(log);
  auto signatures = verify_note(*note, known);
  if (!signatures) return fail(signatures.error());
  if (std::erase_if(*signatures, [&](const VerifiedSignature& s) { return s.key == log; }) == 0) {
    return fail(ErrorCode::Mismatch, "the log " + log.name + " did not sign the checkpoint");
  }
  auto checkpoint = parse_checkpoint(note->text);
  if (!checkpoint) return fail(checkpoint.error());
  if (checkpoint->origin != log.name) {
    return fail(ErrorCode::Mismatch, "the checkpoint is of " + checkpoint->origin + ", not of " + log.name);
  }
  return OpenedCheckpoint{std::move(*checkpoint), std::move(*signatures)};
}

}  // namespace strongroom::log
