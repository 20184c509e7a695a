// SPDX-License-Identifier: Apache-2.0
#include "log/checkpoint.h"

#include <gtest/gtest.h>

#include "base/encoding.h"
#include "log/cosignature.h"

namespace strongroom::log {
namespace {

Signer signer_named(const std::string& name, char seed, SignatureType type = SignatureType::Ed25519) {
  return Signer::create(name, type, SigningKey::from_seed(std::string(32, seed)).value()).value();
}

const std::string kEmptyRoot = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";

TEST(Checkpoint, IsThreeLines) {
  EXPECT_EQ(print(Checkpoint{"example.org/log", empty_head(), {}}), "example.org/log\n0\n" + kEmptyRoot + "\n");
}

TEST(Checkpoint, ComesBackAsItWasPrinted) {
  for (const Checkpoint& checkpoint :
       {Checkpoint{"a", empty_head(), {}}, Checkpoint{"a", {TreeSize{UINT64_MAX}, {}}, {}},
        Checkpoint{"a b", {TreeSize{1}, {}}, {"one more line", "and another"}}}) {
    EXPECT_EQ(parse_checkpoint(print(checkpoint)).value(), checkpoint);
  }
}

TEST(Checkpoint, RefusesOtherSpellingsWithTheirPlace) {
  struct Bad {
    std::string text;
    uint64_t offset;
  };
  for (const Bad& bad :
       {Bad{"", 0}, Bad{"a", 0}, Bad{"\n0\n" + kEmptyRoot + "\n", 0}, Bad{"a\n", 2},
        Bad{"a\n\n" + kEmptyRoot + "\n", 2}, Bad{"a\n00\n" + kEmptyRoot + "\n", 2},
        Bad{"a\n+1\n" + kEmptyRoot + "\n", 2}, Bad{"a\n1 \n" + kEmptyRoot + "\n", 2},
        Bad{"a\n18446744073709551616\n" + kEmptyRoot + "\n", 2}, Bad{"a\n0\n", 4}, Bad{"a\n0\n" + kEmptyRoot, 4},
        Bad{"a\n0\nAAAA\n", 4}, Bad{"a\n0\n" + kEmptyRoot + "\n\n", 49}, Bad{"a\n0\n" + kEmptyRoot + "\nx", 49}}) {
    const auto parsed = parse_checkpoint(bad.text);
    ASSERT_FALSE(parsed.has_value()) << bad.text;
    EXPECT_EQ(parsed.error().offset, bad.offset) << bad.text;
  }
}

class Published : public testing::Test {
 protected:
  const Signer log = signer_named("example.org/log", 'l');
  const Signer witness = signer_named("witness.example.org", 'w', SignatureType::CosignatureV1);
  const Checkpoint checkpoint{"example.org/log", {TreeSize{7}, leaf_hash("x")}, {}};
  const std::string note = sign_checkpoint(checkpoint, log);
};

TEST_F(Published, OpensForItsLog) {
  const auto opened = open_checkpoint(note, log.verifier());
  ASSERT_TRUE(opened.has_value());
  EXPECT_EQ(opened->checkpoint, checkpoint);
  EXPECT_TRUE(opened->cosignatures.empty());
}

TEST_F(Published, TellsWhoCosignedAndWhen) {
  Note cosigned = parse_note(note).value();
  add_signature(cosigned, cosign(cosigned.text, witness, Timestamp{1'600'000'000}));
  const std::vector<VerifierKey> witnesses = {witness.verifier()};
  const auto opened = open_checkpoint(print(cosigned), log.verifier(), witnesses);
  ASSERT_TRUE(opened.has_value());
  ASSERT_EQ(opened->cosignatures.size(), 1u);
  EXPECT_EQ(opened->cosignatures[0], (VerifiedSignature{witness.verifier(), Timestamp{1'600'000'000}}));
}

TEST_F(Published, ACosignatureDoesNotReplaceTheLogsSignature) {
  Note cosigned = parse_note(note).value();
  cosigned.signatures = {cosign(cosigned.text, witness, Timestamp{1})};
  const std::vector<VerifierKey> witnesses = {witness.verifier()};
  EXPECT_EQ(open_checkpoint(print(cosigned), log.verifier(), witnesses).error().code, ErrorCode::Mismatch);
}

TEST_F(Published, OpensForNoOtherLog) {
  EXPECT_EQ(open_checkpoint(note, signer_named("example.org/log", 'm').verifier()).error().code, ErrorCode::Mismatch);
  // The right key under another name than the origin it signed.
  const Signer renamed = signer_named("example.org/renamed", 'l');
  const std::string text = print(checkpoint);
  EXPECT_EQ(open_checkpoint(print(Note{text, {sign_note(text, renamed)}}), renamed.verifier()).error().code,
            ErrorCode::Mismatch);
}

TEST_F(Published, TextIsNotReadBeforeTheSignatureHolds) {
  const std::string text = "not a checkpoint\n";
  const std::string forged = print(Note{text, {{log.verifier().name, log.verifier().id(), std::string(64, 's')}}});
  EXPECT_EQ(open_checkpoint(forged, log.verifier()).error().code, ErrorCode::Mismatch);
  EXPECT_EQ(open_checkpoint(print(Note{text, {sign_note(text, log)}}), log.verifier()).error().code,
            ErrorCode::Malformed);
}

}  // namespace
}  // namespace strongroom::log
