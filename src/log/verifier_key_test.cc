// SPDX-License-Identifier: Apache-2.0
#include "log/verifier_key.h"

#include <gtest/gtest.h>

#include "base/digest.h"
#include "base/encoding.h"

namespace strongroom::log {
namespace {

// The published examples of the format's two references.
constexpr const char* kVkey = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
constexpr const char* kPrivateKey = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
constexpr const char* kSlashVkey = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";
constexpr const char* kMirrorVkey = "mirror.example.org+3fb148ef+BAAjjch9GyYz0sJsJx7ALhbdAtz2ov0unbzSl1vMp94O";

TEST(VerifierKey, PrintsWhatItRead) {
  for (const char* text : {kVkey, kSlashVkey, kMirrorVkey}) {
    const auto key = VerifierKey::parse(text);
    ASSERT_TRUE(key.has_value()) << text;
    EXPECT_EQ(key->print(), text);
  }
  EXPECT_EQ(VerifierKey::parse(kVkey)->id(), 0xc74f20a3u);
  EXPECT_EQ(VerifierKey::parse(kMirrorVkey)->type, SignatureType::CosignatureV1);
}

TEST(VerifierKey, RefusesEveryPartAndEveryChangedCharacter) {
  const std::string text = kVkey;
  for (size_t begin = 0; begin < text.size(); ++begin) {
    for (size_t end = begin; end <= text.size(); ++end) {
      if (begin == 0 && end == text.size()) continue;
      EXPECT_FALSE(VerifierKey::parse(text.substr(begin, end - begin))) << begin << " to " << end;
    }
  }
  for (size_t i = 0; i < text.size(); ++i) {
    std::string changed = text;
    ++changed[i];
    EXPECT_FALSE(VerifierKey::parse(changed)) << changed;
  }
}

// A key whose hash is right, whatever else it is.
std::string vkey_of(const std::string& name, const std::string& encoded) {
  return name + "+" + sha256(name + "\n", encoded).hex().substr(0, 8) + "+" + to_base64(encoded);
}

TEST(VerifierKey, SaysWhyItRefuses) {
  const std::string key(32, 'k');
  EXPECT_TRUE(VerifierKey::parse(vkey_of("a", "\x01" + key)).has_value());
  EXPECT_EQ(VerifierKey::parse(vkey_of("a", "\x01" + key + "k")).error().code, ErrorCode::Malformed);
  EXPECT_EQ(VerifierKey::parse(vkey_of("a", "\x01")).error().code, ErrorCode::Malformed);
  EXPECT_EQ(VerifierKey::parse(vkey_of("a", "\x06" + key)).error().code, ErrorCode::Unsupported);
  EXPECT_EQ(VerifierKey::parse(vkey_of("a b", "\x01" + key)).error().code, ErrorCode::Malformed);
  EXPECT_EQ(VerifierKey::parse(vkey_of("", "\x01" + key)).error().code, ErrorCode::Malformed);
}

TEST(KeyName, HoldsNoSpaceNoPlusAndNoControl) {
  for (const char* name : {"example.org/log", "a", "\xd9\x85\xd8\xab\xd8\xa7\xd9\x84", "a-b_c:80/\xc3\xa9"}) {
    EXPECT_TRUE(is_key_name(name)) << name;
  }
  for (const char* name : {"", "a b", "a+b", "a\tb", "a\nb", "a\x01",
                           "a\xc2\xa0"
                           "b",
                           "a\xe3\x80\x80", "\xc3", "\xff", "\xc0\xaf", "\xed\xa0\x80"}) {
    EXPECT_FALSE(is_key_name(name)) << to_hex(name);
  }
}

TEST(Signer, PrintsWhatItRead) {
  const auto signer = Signer::parse(kPrivateKey);
  ASSERT_TRUE(signer.has_value());
  EXPECT_EQ(signer->print_private_key(), kPrivateKey);
  EXPECT_EQ(signer->verifier().print(), kVkey);
}

TEST(Signer, RefusesEveryPartAndEveryChangedCharacter) {
  const std::string text = kPrivateKey;
  for (size_t i = 0; i < text.size(); ++i) {
    std::string changed = text;
    ++changed[i];
    EXPECT_FALSE(Signer::parse(changed)) << changed;
    EXPECT_FALSE(Signer::parse(text.substr(0, i))) << i;
    if (i > 0) {
      EXPECT_FALSE(Signer::parse(text.substr(i))) << i;
    }
  }
}

TEST(Signer, NeedsAKeyName) {
  EXPECT_EQ(Signer::generate("two words").error().code, ErrorCode::Usage);
  EXPECT_EQ(Signer::generate("").error().code, ErrorCode::Usage);
  EXPECT_TRUE(Signer::generate("example.org/log").has_value());
}

}  // namespace
}  // namespace strongroom::log
