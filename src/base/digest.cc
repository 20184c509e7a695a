// SPDX-License-Identifier: Apache-2.0
#include "base/digest.h"

// The functions below are deprecated in favour of EVP, whose digests cost 40 to 60 ns more each: a third of hashing
// what the log hashes. What computes is the same code (docs/decisions/crypto-libraries.md).
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/sha.h>

#include "base/encoding.h"

namespace strongroom {

std::string Digest::hex() const { return to_hex(view()); }

std::optional<Digest> Digest::from_hex(std::string_view hex) {
  auto bytes = strongroom::from_hex(hex);
  if (!bytes) return std::nullopt;
  return from_bytes(*bytes);
}

std::optional<Digest> Digest::from_bytes(std::string_view bytes) {
  if (bytes.size() != size_bytes) return std::nullopt;
  Digest digest;
  std::copy(bytes.begin(), bytes.end(), digest.bytes.begin());
  return digest;
}

Digest sha256(std::string_view bytes) {
  Digest digest;
  SHA256_CTX context;
  SHA256_Init(&context);
  SHA256_Update(&context, bytes.data(), bytes.size());
  SHA256_Final(digest.bytes.data(), &context);
  return digest;
}

Digest sha256(std::string_view first, std::string_view second, std::string_view third) {
  Digest digest;
  SHA256_CTX context;
  SHA256_Init(&context);
  SHA256_Update(&context, first.data(), first.size());
  SHA256_Update(&context, second.data(), second.size());
  SHA256_Update(&context, third.data(), third.size());
  SHA256_Final(digest.bytes.data(), &context);
  return digest;
}

struct Sha256::State {
  SHA256_CTX context;
};

Sha256::Sha256() : state_(std::make_unique<State>()) { SHA256_Init(&state_->context); }
Sha256::~Sha256() = default;
Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;

void Sha256::update(std::string_view bytes) { SHA256_Update(&state_->context, bytes.data(), bytes.size()); }

Digest Sha256::finish() {
  Digest digest;
  SHA256_Final(digest.bytes.data(), &state_->context);
  SHA256_Init(&state_->context);
  return digest;
}

}  // namespace strongroom
