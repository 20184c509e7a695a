// SPDX-License-Identifier: Apache-2.0
#include "log/note.h"

#include <gtest/gtest.h>

#include "base/encoding.h"
#include "log/cosignature.h"

namespace strongroom::log {
namespace {

const std::string kDash = "\xe2\x80\x94 ";

Signer signer_named(const std::string& name, char seed, SignatureType type = SignatureType::Ed25519) {
  return Signer::create(name, type, SigningKey::from_seed(std::string(32, seed)).value()).value();
}

class Signed : public testing::Test {
 protected:
  const Signer log = signer_named("example.org/log", 'l');
  const Signer other = signer_named("example.org/other", 'o');
  const std::string text = "A line.\n\nA line after an empty one.\n";
  const Note note{text, {sign_note(text, log)}};

  Result<std::vector<VerifiedSignature>> verify(const Note& n, std::vector<VerifierKey> known) const {
    return verify_note(n, known);
  }
};

// The reference's own example; Ed25519 signatures are deterministic.
TEST(Note, SignsAsTheReference) {
  const Signer signer =
      Signer::parse("PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz").value();
  const std::string text =
      "If you think cryptography is the answer to your problem,\n"
      "then you don't know what your problem is.\n";
  EXPECT_EQ(
      print(Note{text, {sign_note(text, signer)}}),
      text + "\n" + kDash +
          "PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM"
          "=\n");
}

TEST_F(Signed, ComesBackAsItWasPrinted) {
  const auto parsed = parse_note(print(note));
  ASSERT_TRUE(parsed.has_value());
  EXPECT_EQ(*parsed, note);
}

TEST_F(Signed, NeedsAKnownKeyThatSigned) {
  EXPECT_EQ(verify(note, {log.verifier()}).value().size(), 1u);
  EXPECT_EQ(verify(note, {}).error().code, ErrorCode::Mismatch);
  EXPECT_EQ(verify(note, {other.verifier()}).error().code, ErrorCode::Mismatch);
}

TEST_F(Signed, UnknownSignaturesAreIgnored) {
  Note more = note;
  more.signatures.push_back({"example.org/unknown", 1, "any bytes"});
  more.signatures.push_back({"example.org/log", 1, "another key id"});
  EXPECT_EQ(verify(more, {log.verifier(), other.verifier()}).value().size(), 1u);
}

TEST_F(Signed, OneWrongSignatureOfAKnownKeySpoilsTheNote) {
  Note forged = note;
  forged.signatures.push_back({other.verifier().name, other.verifier().id(), std::string(64, 's')});
  EXPECT_TRUE(verify(forged, {log.verifier()}).has_value());
  EXPECT_EQ(verify(forged, {log.verifier(), other.verifier()}).error().code, ErrorCode::Mismatch);
}

TEST_F(Signed, EveryChangedByteIsNoticed) {
  const std::string bytes = print(note);
  for (size_t i = 0; i < bytes.size(); ++i) {
    std::string changed = bytes;
    changed[i] = static_cast<char>(changed[i] ^ 1);
    const auto parsed = parse_note(changed);
    if (parsed) {
      EXPECT_FALSE(verify(*parsed, {log.verifier()}).has_value()) << "byte " << i;
    }
  }
}

TEST_F(Signed, ASecondSignatureOfAKeyReplacesTheFirst) {
  Note again = note;
  add_signature(again, sign_note(text, other));
  add_signature(again, sign_note(text, log));
  EXPECT_EQ(again.signatures.size(), 2u);
  EXPECT_EQ(verify(again, {log.verifier(), other.verifier()}).value().size(), 2u);
}

TEST_F(Signed, ACosignatureStatesItsTime) {
  const Signer witness = signer_named("witness.example.org", 'w', SignatureType::CosignatureV1);
  Note seen = note;
  seen.signatures.push_back(cosign(text, witness, Timestamp{1'700'000'000}));
  const auto held = verify(seen, {log.verifier(), witness.verifier()}).value();
  ASSERT_EQ(held.size(), 2u);
  EXPECT_FALSE(held[0].time.has_value());
  EXPECT_EQ(held[1].time, Timestamp{1'700'000'000});
  EXPECT_EQ(seen.signatures[1].bytes.size(), 72u);
  seen.signatures[1].bytes[7] ^= 1;  // another second
  EXPECT_EQ(verify(seen, {log.verifier(), witness.verifier()}).error().code, ErrorCode::Mismatch);
}

// c2sp.org/tlog-cosignature: the message that is signed, spelled out.
TEST_F(Signed, ACosignatureSignsTheTimeAndTheText) {
  const Signer witness = signer_named("witness.example.org", 'w', SignatureType::CosignatureV1);
  const NoteSignature signature = cosign(text, witness, Timestamp{7});
  EXPECT_EQ(signature.bytes.substr(0, 8), std::string("\0\0\0\0\0\0\0\7", 8));
  EXPECT_TRUE(verify_signature(witness.verifier().key, "cosignature/v1\ntime 7\n" + text, signature.bytes.substr(8)));
  EXPECT_FALSE(verify_cosignature(text, witness.verifier().key, std::string(72, '\xff')).has_value());
  EXPECT_FALSE(verify_cosignature(text, witness.verifier().key, "short").has_value());
}

TEST_F(Signed, ReadsSignatureLinesOnTheirOwn) {
  const std::string lines = print(note.signatures[0]) + print(sign_note(text, other));
  const auto parsed = parse_signatures(lines);
  ASSERT_TRUE(parsed.has_value());
  EXPECT_EQ(parsed->at(0), note.signatures[0]);
  EXPECT_EQ(parsed->size(), 2u);
  EXPECT_FALSE(parse_signatures("no signature\n").has_value());
}

TEST(Note, RefusesWhatIsMalformedWithItsPlace) {
  const std::string line = kDash + "a AAAAAAA=\n";  // 5 bytes
  ASSERT_TRUE(parse_note("text\n\n" + line).has_value());
  struct Bad {
    std::string bytes;
    uint64_t offset;
  };
  for (const Bad& bad :
       {Bad{"", 0}, Bad{"text\n", 0}, Bad{"text\n" + line, 0}, Bad{"text\n\n", 6},
        Bad{"text\n\n" + line.substr(0, line.size() - 1), 6}, Bad{"text\n\n" + line + "x", 6 + line.size()},
        Bad{"te\txt\n\n" + line, 2}, Bad{"te\r\n\n" + line, 2}, Bad{"te\xff\n\n" + line, 2},
        Bad{"text\n\n" + line + "not a signature\n", 6 + line.size()}, Bad{"text\n\n- a AAAAAAA=\n", 6},
        Bad{"text\n\n" + kDash + "a AAAAAA==\n", 6}, Bad{"text\n\n" + kDash + "a  AAAAAAA=\n", 6},
        Bad{"text\n\n" + kDash + "AAAAAAA=\n", 6}, Bad{"text\n\n" + kDash + " AAAAAAA=\n", 6},
        Bad{"text\n\n" + kDash + "a+b AAAAAAA=\n", 6}, Bad{"text\n\n" + kDash + "a AAAAAAA\n", 6},
        Bad{"text\n\n" + kDash + "a AAAAAAA= \n", 6}}) {
    const auto parsed = parse_note(bad.bytes);
    ASSERT_FALSE(parsed.has_value()) << bad.bytes;
    EXPECT_EQ(parsed.error().offset, bad.offset) << bad.bytes;
  }
}

TEST(Note, BoundsTheSignatures) {
  const std::string line = kDash + "a AAAAAAA=\n";
  std::string bytes = "text\n\n";
  for (size_t i = 0; i < kNoteSignaturesMax; ++i) bytes += line;
  EXPECT_EQ(parse_note(bytes).value().signatures.size(), kNoteSignaturesMax);
  EXPECT_EQ(parse_note(bytes + line).error().code, ErrorCode::LimitExceeded);
  EXPECT_EQ(parse_note(std::string(kNoteBytesMax + 1, 'x')).error().code, ErrorCode::LimitExceeded);
}

}  // namespace
}  // namespace strongroom::log
