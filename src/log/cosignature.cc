// SPDX-License-Identifier: Apache-2.0
#include "log/cosignature.h"

#include "base/assert.h"
#include "base/encoding.h"

namespace strongroom::log {

namespace {

constexpr size_t kTimeBytes = 8;

std::string signed_message(std::string_view checkpoint_text, Timestamp time) {
  return "cosignature/v1\ntime " + std::to_string(time.seconds) + "\n" + std::string(checkpoint_text);
}

}  // namespace

NoteSignature cosign(std::string_view checkpoint_text, const Signer& signer, Timestamp time) {
  STRONGROOM_ASSERT(signer.verifier().type == SignatureType::CosignatureV1 && time.seconds >= 0);
  const std::string signature = signer.key().sign(signed_message(checkpoint_text, time));
  return {signer.verifier().name, signer.verifier().id(),
          to_big_endian(static_cast<uint64_t>(time.seconds), kTimeBytes) + signature};
}

std::optional<Timestamp> verify_cosignature(std::string_view checkpoint_text, const PublicKey& key,
                                            std::string_view signature) {
  if (signature.size() <= kTimeBytes) return std::nullopt;
  const uint64_t seconds = from_big_endian(signature.substr(0, kTimeBytes));
  if (seconds > static_cast<uint64_t>(INT64_MAX)) return std::nullopt;
  const Timestamp time{static_cast<int64_t>(seconds)};
  if (!verify_signature(key, signed_message(checkpoint_text, time), signature.substr(kTimeBytes))) return std::nullopt;
  return time;
}

}  // namespace strongroom::log
