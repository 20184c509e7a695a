// SPDX-License-Identifier: Apache-2.0
#include "base/digest.h"

#include <openssl/evp.h>

#include "base/encoding.h"
#include "base/fault.h"

namespace strongroom {

namespace {

// One algorithm object a process: fetching it for each digest costs more than hashing a short record.
const EVP_MD* sha256_algorithm() {
  static const EVP_MD* const algorithm = EVP_MD_fetch(nullptr, "SHA256", nullptr);
  if (algorithm == nullptr) throw Fault("OpenSSL has no SHA-256; check the installation of libssl3");
  return algorithm;
}

EVP_MD_CTX* thread_context() {
  struct Context {
    EVP_MD_CTX* context = EVP_MD_CTX_new();
    ~Context() { EVP_MD_CTX_free(context); }
  };
  thread_local Context own;
  return own.context;
}

}  // namespace

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

Digest sha256(std::string_view bytes) { return sha256(bytes, {}, {}); }

Digest sha256(std::string_view first, std::string_view second, std::string_view third) {
  Digest digest;
  EVP_MD_CTX* context = thread_context();
  if (EVP_DigestInit_ex2(context, sha256_algorithm(), nullptr) != 1) throw Fault("OpenSSL cannot start SHA-256");
  EVP_DigestUpdate(context, first.data(), first.size());
  EVP_DigestUpdate(context, second.data(), second.size());
  EVP_DigestUpdate(context, third.data(), third.size());
  EVP_DigestFinal_ex(context, digest.bytes.data(), nullptr);
  return digest;
}

struct Sha256::State {
  EVP_MD_CTX* context = EVP_MD_CTX_new();
  ~State() { EVP_MD_CTX_free(context); }
};

Sha256::Sha256() : state_(std::make_unique<State>()) {
  if (EVP_DigestInit_ex2(state_->context, sha256_algorithm(), nullptr) != 1) {
    throw Fault("OpenSSL cannot start SHA-256");
  }
}
Sha256::~Sha256() = default;
Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;

void Sha256::update(std::string_view bytes) { EVP_DigestUpdate(state_->context, bytes.data(), bytes.size()); }

Digest Sha256::finish() {
  Digest digest;
  EVP_DigestFinal_ex(state_->context, digest.bytes.data(), nullptr);
  EVP_DigestInit_ex2(state_->context, sha256_algorithm(), nullptr);
  return digest;
}

}  // namespace strongroom
