// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/ed25519.h"
#include "base/result.h"

// Keys as c2sp.org/signed-note names them.
namespace strongroom::log {

// The first byte of an encoded key. 0x06 (ML-DSA-44) is reserved until the libraries have it.
enum class SignatureType : uint8_t {
  Ed25519 = 0x01,        // signs the note's text: logs
  CosignatureV1 = 0x04,  // signs the time and the text (c2sp.org/tlog-cosignature): witnesses and mirrors
};

// Not empty, UTF-8 without Unicode spaces, control characters or '+'.
bool is_key_name(std::string_view name);

// Who may sign. Printed as "name+hash+base64" (a vkey).
struct VerifierKey {
  std::string name;
  SignatureType type = SignatureType::Ed25519;
  PublicKey key;

  // Malformed, or Unsupported for another signature type.
  static Result<VerifierKey> parse(std::string_view vkey);
  std::string print() const;
  // The first four bytes of SHA-256(name || LF || type || key), big-endian.
  uint32_t id() const;
  friend bool operator==(const VerifierKey&, const VerifierKey&) = default;
};

// A name with its secret. Printed as "PRIVATE+KEY+name+hash+base64" for the key file and for nothing else.
class Signer {
 public:
  // Usage when `name` is no key name.
  static Result<Signer> create(std::string name, SignatureType type, SigningKey key);
  static Result<Signer> generate(std::string name, SignatureType type = SignatureType::Ed25519);
  static Result<Signer> parse(std::string_view private_key);
  std::string print_private_key() const;

  const VerifierKey& verifier() const { return verifier_; }
  const SigningKey& key() const { return key_; }

 private:
  Signer(VerifierKey verifier, SigningKey key) : verifier_(std::move(verifier)), key_(std::move(key)) {}
  VerifierKey verifier_;
  SigningKey key_;
};

}  // namespace strongroom::log
