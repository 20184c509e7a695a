// SPDX-License-Identifier: Apache-2.0
#include "log/proof.h"

#include <gtest/gtest.h>

#include "base/encoding.h"
#include "log/cosignature.h"
#include "log/log_reader.h"
#include "log/log_writer.h"
#include "tests/support/memory_files.h"

namespace strongroom::log {
namespace {

Signer signer_named(const std::string& name, char seed, SignatureType type = SignatureType::Ed25519) {
  return Signer::create(name, type, SigningKey::from_seed(std::string(32, seed)).value()).value();
}

class Proven : public testing::Test {
 protected:
  Proven() {
    LogWriter writer = LogWriter::open(files, "log", empty_head()).value();
    for (int i = 0; i < 300; ++i) EXPECT_TRUE(writer.append("entry " + std::to_string(i)));
    head = writer.flush();
    proof.index = LeafIndex{277};
    proof.hashes = prove_inclusion(FolderTiles(files, "log"), head, proof.index).value();
    proof.checkpoint = sign_checkpoint({"example.org/log", head, {}}, log);
  }

  Result<OpenedCheckpoint> verify(const EntryProof& p) const { return verify_proof(p, leaf, policy); }

  test::MemoryFiles files;
  TreeHead head;
  EntryProof proof;
  const Signer log = signer_named("example.org/log", 'l');
  const Signer witness = signer_named("witness.example.org", 'w', SignatureType::CosignatureV1);
  const Digest leaf = leaf_hash("entry 277");
  const Policy policy = Policy::trusting(log.verifier());
};

TEST_F(Proven, HoldsAfterPrintingAndParsing) {
  const auto parsed = parse_proof(print(proof));
  ASSERT_TRUE(parsed.has_value());
  EXPECT_EQ(*parsed, proof);
  EXPECT_EQ(verify(*parsed).value().checkpoint.head, head);
}

TEST_F(Proven, CarriesExtraData) {
  proof.extra = std::string("\0 any bytes", 11);
  const std::string text = print(proof);
  EXPECT_TRUE(text.starts_with("c2sp.org/tlog-proof@v1\nextra ACBhbnkgYnl0ZXM=\nindex 277\n"));
  EXPECT_EQ(parse_proof(text).value(), proof);
}

TEST_F(Proven, EveryChangedByteIsNoticed) {
  const std::string text = print(proof);
  for (size_t i = 0; i < text.size(); ++i) {
    std::string changed = text;
    changed[i] = static_cast<char>(changed[i] ^ 1);
    const auto parsed = parse_proof(changed);
    if (parsed) {
      EXPECT_FALSE(verify(*parsed).has_value()) << "byte " << i;
    }
  }
}

TEST_F(Proven, NeedsTheEntryTheLogAndTheWitnesses) {
  EXPECT_EQ(verify_proof(proof, leaf_hash("entry 276"), policy).error().code, ErrorCode::Mismatch);
  const Policy another = Policy::trusting(signer_named("example.org/log", 'm').verifier());
  EXPECT_EQ(verify_proof(proof, leaf, another).error().code, ErrorCode::Mismatch);
  const Policy witnessed =
      Policy::parse("log " + log.verifier().print() + "\nwitness w " + witness.verifier().print() + "\nquorum w\n")
          .value();
  EXPECT_EQ(verify_proof(proof, leaf, witnessed).error().code, ErrorCode::Mismatch);
  Note note = parse_note(proof.checkpoint).value();
  add_signature(note, cosign(note.text, witness, Timestamp{1'700'000'000}));
  proof.checkpoint = print(note);
  const auto opened = verify_proof(proof, leaf, witnessed);
  ASSERT_TRUE(opened.has_value());
  EXPECT_EQ(opened->cosignatures[0].time, Timestamp{1'700'000'000});
}

TEST_F(Proven, ALogOfOneEntryNeedsNoHashes) {
  LogWriter writer = LogWriter::open(files, "small", empty_head()).value();
  ASSERT_TRUE(writer.append("entry 277"));
  const EntryProof small{{}, LeafIndex{0}, {}, sign_checkpoint({"example.org/log", writer.flush(), {}}, log)};
  EXPECT_TRUE(verify(parse_proof(print(small)).value()).has_value());
}

TEST(ProofFile, RefusesWhatIsMalformedWithItsPlace) {
  const std::string first = "c2sp.org/tlog-proof@v1\n";
  const std::string hash = to_base64(std::string(32, 'h')) + "\n";
  ASSERT_TRUE(parse_proof(first + "index 0\n" + hash + "\ncheckpoint").has_value());
  struct Bad {
    std::string bytes;
    uint64_t offset;
  };
  for (const Bad& bad : {Bad{"", 0}, Bad{"c2sp.org/tlog-proof@v1", 0}, Bad{"c2sp.org/tlog-proof@v2\nindex 0\n\nx", 0},
                         Bad{first, 23}, Bad{first + "index 00\n\nx", 23}, Bad{first + "index -1\n\nx", 23},
                         Bad{first + "index 18446744073709551616\n\nx", 23}, Bad{first + "extra !\nindex 0\n\nx", 23},
                         Bad{first + "extra AAAA\n\nx", 34}, Bad{first + "index 0\nAAAA\n\nx", 31},
                         Bad{first + "index 0\n" + hash + "x\n\nx", 76}, Bad{first + "index 0\n" + hash, 76},
                         Bad{first + "index 0\n" + hash + "\n", 77}}) {
    const auto parsed = parse_proof(bad.bytes);
    ASSERT_FALSE(parsed.has_value()) << bad.bytes;
    EXPECT_EQ(parsed.error().offset, bad.offset) << bad.bytes;
  }
  std::string many = first + "index 0\n";
  for (int i = 0; i < 65; ++i) many += hash;
  EXPECT_FALSE(parse_proof(many + "\nx").has_value());
  EXPECT_EQ(parse_proof(std::string(kProofBytesMax + 1, 'x')).error().code, ErrorCode::LimitExceeded);
}

}  // namespace
}  // namespace strongroom::log
