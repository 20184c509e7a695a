// SPDX-License-Identifier: Apache-2.0
#include "log/add_checkpoint.h"

#include <optional>

#include "base/assert.h"
#include "base/encoding.h"

namespace strongroom::log {

namespace {

constexpr std::string_view kOld = "old ";

// The line at `at`, which moves behind its newline; nullopt when it has none.
std::optional<std::string_view> take_line(std::string_view body, size_t& at) {
  const size_t end = body.find('\n', at);
  if (end == std::string_view::npos) return std::nullopt;
  const std::string_view line = body.substr(at, end - at);
  at = end + 1;
  return line;
}

std::optional<TreeSize> parse_old_size(std::optional<std::string_view> line) {
  if (!line || !line->starts_with(kOld)) return std::nullopt;
  const auto size = parse_decimal(line->substr(kOld.size()));
  return size ? std::optional(TreeSize{*size}) : std::nullopt;
}

// The hashes up to the empty line, which is taken too.
Result<Proof> parse_proof_lines(std::string_view body, size_t& at) {
  Proof proof;
  for (;;) {
    const size_t begin = at;
    const auto line = take_line(body, at);
    if (!line) return fail(ErrorCode::Malformed, "the empty line before the checkpoint is missing", begin);
    if (line->empty()) return proof;
    if (proof.size() == kConsistencyHashesMax) {
      return fail(ErrorCode::LimitExceeded, "the proof has more than 63 hashes", begin);
    }
    const auto bytes = from_base64(*line);
    const auto hash = bytes ? Digest::from_bytes(*bytes) : std::nullopt;
    if (!hash) return fail(ErrorCode::Malformed, "the line is not a hash of 32 bytes in base64", begin);
    proof.push_back(*hash);
  }
}

}  // namespace

std::string print(const AddCheckpoint& request) {
  STRONGROOM_ASSERT(request.proof.size() <= kConsistencyHashesMax);
  std::string body = std::string(kOld) + std::to_string(request.old_size.value) + "\n";
  for (const Digest& hash : request.proof) body += to_base64(hash.view()) + "\n";
  return body + "\n" + request.checkpoint;
}

// https://c2sp.org/tlog-witness#add-checkpoint
Result<AddCheckpoint> parse_add_checkpoint(std::string_view body) {
  if (body.size() > kAddCheckpointBytesMax) {
    return fail(ErrorCode::LimitExceeded, "the request is too long", kAddCheckpointBytesMax);
  }
  size_t at = 0;
  const auto old_size = parse_old_size(take_line(body, at));
  if (!old_size) return fail(ErrorCode::Malformed, "the first line is not \"old\" and a decimal size", 0);
  auto proof = parse_proof_lines(body, at);
  if (!proof) return fail(proof.error());
  if (at == body.size()) return fail(ErrorCode::Malformed, "the checkpoint is missing", at);
  return AddCheckpoint{*old_size, std::move(*proof), std::string(body.substr(at))};
}

std::string print_size(TreeSize size) { return std::to_string(size.value) + "\n"; }

Result<TreeSize> parse_size(std::string_view body) {
  const auto size = body.ends_with('\n') ? parse_decimal(body.substr(0, body.size() - 1)) : std::nullopt;
  if (!size) return fail(ErrorCode::Malformed, "the answer is not a decimal size and a newline", 0);
  return TreeSize{*size};
}

}  // namespace strongroom::log
