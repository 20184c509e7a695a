// SPDX-License-Identifier: Apache-2.0
#include "log/verifier_key.h"

#include "base/assert.h"
#include "base/digest.h"
#include "base/encoding.h"
#include "log/utf8.h"

namespace strongroom::log {

namespace {

constexpr std::string_view kPrivatePrefix = "PRIVATE+KEY+";
constexpr size_t kIdDigits = 8;

std::string type_byte(SignatureType type) { return {static_cast<char>(type)}; }

std::optional<SignatureType> known_type(char byte) {
  for (const SignatureType type : {SignatureType::Ed25519, SignatureType::CosignatureV1}) {
    if (byte == static_cast<char>(type)) return type;
  }
  return std::nullopt;
}

std::string id_hex(const VerifierKey& key) { return to_hex(to_big_endian(key.id(), 4)); }

// "name+hash+base64", cut at the first two '+': base64 may hold more.
struct Fields {
  std::string_view name, hash, base64;
};

std::optional<Fields> split(std::string_view text) {
  const size_t first = text.find('+');
  if (first == std::string_view::npos) return std::nullopt;
  const size_t second = text.find('+', first + 1);
  if (second == std::string_view::npos) return std::nullopt;
  return Fields{text.substr(0, first), text.substr(first + 1, second - first - 1), text.substr(second + 1)};
}

// The type byte and the 32 bytes behind it.
Result<SignatureType> check_encoded(const Fields& fields, const std::optional<std::string>& encoded) {
  if (!is_key_name(fields.name)) return fail(ErrorCode::Malformed, "the key has no name, or one with spaces or '+'", 0);
  if (fields.hash.size() != kIdDigits) return fail(ErrorCode::Malformed, "the key's hash is not 8 digits");
  if (!encoded || encoded->empty()) return fail(ErrorCode::Malformed, "the key is not base64");
  const auto type = known_type(encoded->front());
  if (!type) {
    return fail(ErrorCode::Unsupported, "the key is of signature type 0x" + to_hex(encoded->substr(0, 1)) +
                                            "; 0x01 and 0x04 (Ed25519) are supported");
  }
  if (encoded->size() != 1 + PublicKey{}.bytes.size())
    return fail(ErrorCode::Malformed, "the key is not 32 bytes long");
  return *type;
}

tl::unexpected<Error> wrong_hash() {
  return fail(ErrorCode::Malformed, "the key's hash does not belong to it; a character was mistyped or lost");
}

}  // namespace

bool is_key_name(std::string_view name) {
  for (size_t at = 0; at < name.size();) {
    const auto code_point = next_code_point(name, at);
    if (!code_point || *code_point < 0x20 || *code_point == U'+' || is_space(*code_point)) return false;
  }
  return !name.empty();
}

// https://c2sp.org/signed-note#verifier-keys
Result<VerifierKey> VerifierKey::parse(std::string_view vkey) {
  const auto fields = split(vkey);
  if (!fields) return fail(ErrorCode::Malformed, "a verifier key has the form name+hash+base64");
  const auto encoded = from_base64(fields->base64);
  const auto type = check_encoded(*fields, encoded);
  if (!type) return fail(type.error());
  VerifierKey key{std::string(fields->name), *type, *PublicKey::from_bytes(std::string_view(*encoded).substr(1))};
  if (id_hex(key) != fields->hash) return wrong_hash();
  return key;
}

std::string VerifierKey::print() const {
  return name + "+" + id_hex(*this) + "+" + to_base64(type_byte(type) + std::string(key.view()));
}

uint32_t VerifierKey::id() const {
  const Digest digest = sha256(name + "\n", type_byte(type), key.view());
  return static_cast<uint32_t>(from_big_endian(digest.view().substr(0, 4)));
}

Result<Signer> Signer::create(std::string name, SignatureType type, SigningKey key) {
  if (!is_key_name(name)) {
    return fail(ErrorCode::Usage, "a key's name must not be empty nor hold spaces or '+', as in example.org/log");
  }
  VerifierKey verifier{std::move(name), type, key.public_key()};
  return Signer(std::move(verifier), std::move(key));
}

Result<Signer> Signer::generate(std::string name, SignatureType type) {
  return create(std::move(name), type, SigningKey::generate());
}

Result<Signer> Signer::parse(std::string_view private_key) {
  const auto fields =
      private_key.starts_with(kPrivatePrefix) ? split(private_key.substr(kPrivatePrefix.size())) : std::nullopt;
  if (!fields) return fail(ErrorCode::Malformed, "a private key has the form PRIVATE+KEY+name+hash+base64");
  auto encoded = from_base64(fields->base64);
  const auto type = check_encoded(*fields, encoded);
  if (!type) return fail(type.error());
  auto key = SigningKey::from_seed(std::string_view(*encoded).substr(1));
  wipe(*encoded);
  STRONGROOM_ASSERT(key.has_value());
  auto signer = create(std::string(fields->name), *type, std::move(*key));
  if (signer && id_hex(signer->verifier()) != fields->hash) return wrong_hash();
  return signer;
}

std::string Signer::print_private_key() const {
  std::string encoded = type_byte(verifier_.type) + key_.seed();
  std::string text = std::string(kPrivatePrefix) + verifier_.name + "+" + id_hex(verifier_) + "+" + to_base64(encoded);
  wipe(encoded);
  return text;
}

}  // namespace strongroom::log
