// SPDX-License-Identifier: Apache-2.0
#include "base/ed25519.h"

#include <sodium.h>

#include <algorithm>

#include "base/assert.h"
#include "base/fault.h"

namespace strongroom {

namespace {

static_assert(crypto_sign_ed25519_PUBLICKEYBYTES == 32);
static_assert(crypto_sign_ed25519_SECRETKEYBYTES == 64);
static_assert(crypto_sign_ed25519_SEEDBYTES == 32);

const unsigned char* data_of(std::string_view bytes) { return reinterpret_cast<const unsigned char*>(bytes.data()); }

// libsodium picks its processor-specific code and opens its random source once a process.
void ensure_ready() {
  static const bool ready = sodium_init() >= 0;
  if (!ready) throw Fault("libsodium cannot start; check the installation of libsodium23 and /dev/urandom");
}

}  // namespace

std::optional<PublicKey> PublicKey::from_bytes(std::string_view bytes) {
  PublicKey key;
  if (bytes.size() != key.bytes.size()) return std::nullopt;
  std::copy(bytes.begin(), bytes.end(), key.bytes.begin());
  return key;
}

SigningKey SigningKey::generate() {
  ensure_ready();
  SigningKey key;
  PublicKey ignored;  // the secret holds it too
  crypto_sign_ed25519_keypair(ignored.bytes.data(), key.secret_.data());
  return key;
}

std::optional<SigningKey> SigningKey::from_seed(std::string_view seed) {
  ensure_ready();
  if (seed.size() != crypto_sign_ed25519_SEEDBYTES) return std::nullopt;
  SigningKey key;
  PublicKey ignored;
  crypto_sign_ed25519_seed_keypair(ignored.bytes.data(), key.secret_.data(), data_of(seed));
  return key;
}

SigningKey::~SigningKey() { sodium_memzero(secret_.data(), secret_.size()); }

SigningKey::SigningKey(SigningKey&& other) noexcept : secret_(other.secret_) {
  sodium_memzero(other.secret_.data(), other.secret_.size());
}

SigningKey& SigningKey::operator=(SigningKey&& other) noexcept {
  if (this != &other) {
    secret_ = other.secret_;
    sodium_memzero(other.secret_.data(), other.secret_.size());
  }
  return *this;
}

PublicKey SigningKey::public_key() const {
  PublicKey key;
  crypto_sign_ed25519_sk_to_pk(key.bytes.data(), secret_.data());
  return key;
}

std::string SigningKey::seed() const {
  std::string seed(crypto_sign_ed25519_SEEDBYTES, '\0');
  crypto_sign_ed25519_sk_to_seed(reinterpret_cast<unsigned char*>(seed.data()), secret_.data());
  return seed;
}

std::string SigningKey::sign(std::string_view message) const {
  std::string signature(crypto_sign_ed25519_BYTES, '\0');
  const int failed = crypto_sign_ed25519_detached(reinterpret_cast<unsigned char*>(signature.data()), nullptr,
                                                  data_of(message), message.size(), secret_.data());
  STRONGROOM_ASSERT(failed == 0);
  return signature;
}

void wipe(std::string& secret) {
  sodium_memzero(secret.data(), secret.size());
  secret.clear();
}

bool verify_signature(const PublicKey& key, std::string_view message, std::string_view signature) {
  ensure_ready();
  if (signature.size() != crypto_sign_ed25519_BYTES) return false;
  return crypto_sign_ed25519_verify_detached(data_of(signature), data_of(message), message.size(), key.bytes.data()) ==
         0;
}

}  // namespace strongroom
