// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace strongroom {

// Ed25519 (RFC 8032), by libsodium.
struct PublicKey {
  std::array<uint8_t, 32> bytes{};
  std::string_view view() const { return {reinterpret_cast<const char*>(bytes.data()), bytes.size()}; }
  static std::optional<PublicKey> from_bytes(std::string_view bytes);  // exactly 32
  friend auto operator<=>(const PublicKey&, const PublicKey&) = default;
};

// Holds the secret; wiped on destruction, not copyable, never printed.
class SigningKey {
 public:
  static SigningKey generate();
  static std::optional<SigningKey> from_seed(std::string_view seed);  // exactly 32 bytes
  ~SigningKey();
  SigningKey(SigningKey&&) noexcept;
  SigningKey& operator=(SigningKey&&) noexcept;

  PublicKey public_key() const;
  std::string seed() const;                          // 32 bytes: for writing the key file and for nothing else
  std::string sign(std::string_view message) const;  // 64 bytes

 private:
  SigningKey() = default;
  std::array<uint8_t, 64> secret_{};
};

// Overwrites a secret that passed through a string, in a way the compiler may not leave out; the string is then empty.
void wipe(std::string& secret);

bool verify_signature(const PublicKey& key, std::string_view message, std::string_view signature);

}  // namespace strongroom
