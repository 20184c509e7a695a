// SPDX-License-Identifier: Apache-2.0
#include "base/ed25519.h"

#include <gtest/gtest.h>

#include "base/encoding.h"

namespace strongroom {
namespace {

std::string bytes_of(std::string_view hex) { return from_hex(hex).value(); }

// RFC 8032 section 7.1.
struct Vector {
  const char *seed, *public_key, *message, *signature;
};
constexpr Vector kVectors[] = {
    {"9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
     "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
     "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe246"
     "5"
     "5141438e7a100b"},
    {"4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
     "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
     "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb"
     "0"
     "0d291612bb0c00"},
};

TEST(Ed25519, AgreesWithTheRfc) {
  for (const Vector& v : kVectors) {
    const SigningKey key = SigningKey::from_seed(bytes_of(v.seed)).value();
    EXPECT_EQ(to_hex(key.public_key().view()), v.public_key);
    EXPECT_EQ(to_hex(key.seed()), v.seed);
    EXPECT_EQ(to_hex(key.sign(bytes_of(v.message))), v.signature);
    EXPECT_TRUE(verify_signature(key.public_key(), bytes_of(v.message), bytes_of(v.signature)));
  }
}

TEST(Ed25519, RefusesAnyChange) {
  const SigningKey key = SigningKey::generate();
  const std::string signature = key.sign("a checkpoint");
  EXPECT_TRUE(verify_signature(key.public_key(), "a checkpoint", signature));
  EXPECT_FALSE(verify_signature(key.public_key(), "a checkpoinT", signature));
  EXPECT_FALSE(verify_signature(SigningKey::generate().public_key(), "a checkpoint", signature));
  EXPECT_FALSE(verify_signature(key.public_key(), "a checkpoint", signature.substr(1)));
  for (size_t i = 0; i < signature.size(); ++i) {
    std::string changed = signature;
    changed[i] = static_cast<char>(changed[i] ^ 1);
    EXPECT_FALSE(verify_signature(key.public_key(), "a checkpoint", changed)) << "byte " << i;
  }
}

TEST(Ed25519, KeysHaveOneLength) {
  for (const size_t size : {0u, 31u, 33u, 64u}) {
    EXPECT_FALSE(SigningKey::from_seed(std::string(size, 'k')).has_value());
    EXPECT_FALSE(PublicKey::from_bytes(std::string(size, 'k')).has_value());
  }
}

TEST(Ed25519, MovingLeavesNoSecretBehind) {
  SigningKey key = SigningKey::generate();
  const PublicKey public_key = key.public_key();
  const SigningKey moved = std::move(key);
  EXPECT_EQ(moved.public_key(), public_key);
  EXPECT_EQ(key.seed(), std::string(32, '\0'));  // NOLINT(bugprone-use-after-move): that is the promise
}

TEST(Ed25519, GeneratedKeysDiffer) { EXPECT_NE(SigningKey::generate().seed(), SigningKey::generate().seed()); }

}  // namespace
}  // namespace strongroom
