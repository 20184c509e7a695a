// SPDX-License-Identifier: Apache-2.0
#include "log/witness.h"

#include <gtest/gtest.h>

#include "base/fault.h"
#include "log/add_checkpoint.h"
#include "log/log_reader.h"
#include "log/log_writer.h"
#include "tests/support/fixed_clock.h"
#include "tests/support/memory_files.h"

namespace strongroom::log {
namespace {

constexpr const char* kOrigin = "example.org/log";

Signer signer_of(const std::string& name, char seed, SignatureType type = SignatureType::Ed25519) {
  return Signer::create(name, type, SigningKey::from_seed(std::string(32, seed)).value()).value();
}

// A log that can be asked for any of its heads, and what it would send to a witness.
class TestLog {
 public:
  explicit TestLog(const std::string& entries = "entry ") {
    LogWriter writer = LogWriter::open(files_, "log", empty_head()).value();
    for (int i = 0; i < 20; ++i) {
      EXPECT_TRUE(writer.append(entries + std::to_string(i)));
      newest_ = writer.flush();  // with the partial tiles of every size
    }
  }

  TreeHead head(uint64_t size) const {
    LogReader reader(tiles_, newest_.size);
    return {TreeSize{size}, root_at(reader, TreeSize{size}).value()};
  }
  std::string checkpoint(uint64_t size) const { return sign_checkpoint({kOrigin, head(size), {}}, signer_); }
  Proof proof(uint64_t from, uint64_t to) const {
    if (from == 0 || from == to) return {};
    return prove_consistency(tiles_, head(from), head(to)).value();
  }
  std::string request(uint64_t from, uint64_t to) const {
    return print(AddCheckpoint{TreeSize{from}, proof(from, to), checkpoint(to)});
  }
  const Signer& signer() const { return signer_; }

 private:
  test::MemoryFiles files_;
  FolderTiles tiles_{files_, "log"};
  TreeHead newest_;
  Signer signer_ = signer_of(kOrigin, 'l');
};

class WitnessTest : public testing::Test {
 protected:
  WitnessTest() { open(); }

  void open() {
    auto opened = Witness::open(files_, clock_, signer_of("example.org/witness", 'w', SignatureType::CosignatureV1),
                                {"witness", {log_.signer().verifier()}});
    ASSERT_TRUE(opened) << opened.error().to_string();
    witness_ = std::move(*opened);
  }
  WitnessAnswer ask(uint64_t from, uint64_t to) { return witness_->add_checkpoint(log_.request(from, to)); }
  static VerifierKey key() { return signer_of("example.org/witness", 'w', SignatureType::CosignatureV1).verifier(); }
  std::optional<std::string> kept() const { return witness_->checkpoint(sha256(kOrigin).hex()); }

  test::MemoryFiles files_;
  test::FixedClock clock_;
  TestLog log_;
  std::unique_ptr<Witness> witness_;
};

TEST_F(WitnessTest, CosignsALogThatGrows) {
  for (const auto& [from, to] : {std::pair(0, 0), {0, 3}, {3, 3}, {3, 4}, {4, 20}}) {
    const WitnessAnswer answer = ask(static_cast<uint64_t>(from), static_cast<uint64_t>(to));
    ASSERT_EQ(answer.status, 200u) << from << " to " << to << ": " << answer.body;
    Note note = parse_note(log_.checkpoint(static_cast<uint64_t>(to))).value();
    const auto signatures = parse_signatures(answer.body).value();
    for (const NoteSignature& signature : signatures) add_signature(note, signature);
    const std::vector<VerifierKey> known = {key()};
    const auto opened = open_checkpoint(print(note), log_.signer().verifier(), known);
    ASSERT_TRUE(opened) << opened.error().to_string();
    ASSERT_EQ(opened->cosignatures.size(), 1u);
    EXPECT_EQ(opened->cosignatures[0].time, clock_.now());
  }
}

TEST_F(WitnessTest, SaysItsSizeToWhoIsBehindOrAhead) {
  ASSERT_EQ(ask(0, 7).status, 200u);
  for (const auto& [from, to] : {std::pair(0, 9), {3, 9}, {8, 9}, {3, 5}, {0, 0}}) {
    const WitnessAnswer answer = ask(static_cast<uint64_t>(from), static_cast<uint64_t>(to));
    EXPECT_EQ(answer.status, 409u) << from << " to " << to;
    EXPECT_EQ(answer.content_type, kSizeContentType);
    EXPECT_EQ(answer.body, "7\n");
  }
}

TEST_F(WitnessTest, AnswersAsTheSpecificationSays) {
  ASSERT_EQ(ask(0, 7).status, 200u);
  const TestLog fork("another entry ");
  const Signer stranger = signer_of("example.org/other", 's');
  const Signer impostor = signer_of(kOrigin, 'i');
  std::string wrong_signature = log_.checkpoint(9);
  const size_t size_at = wrong_signature.find("\n9\n") + 1;
  wrong_signature[size_at] = '8';
  const auto body = [&](uint64_t old, Proof proof, std::string checkpoint) {
    return print(AddCheckpoint{TreeSize{old}, std::move(proof), std::move(checkpoint)});
  };
  const struct {
    const char* what;
    std::string request;
    unsigned status;
  } cases[] = {
      {"no request", "hello", 400},
      {"no note", body(7, {}, "hello\n"), 400},
      {"old size beyond the checkpoint", body(9, {}, log_.checkpoint(8)), 400},
      {"unknown origin", body(7, {}, sign_checkpoint({"example.org/other", log_.head(9), {}}, stranger)), 404},
      {"unknown key", body(7, {}, sign_checkpoint({kOrigin, log_.head(9), {}}, impostor)), 403},
      {"wrong signature", body(7, log_.proof(7, 9), wrong_signature), 403},
      {"no proof", body(7, {}, log_.checkpoint(9)), 422},
      {"proof of another size", body(7, log_.proof(6, 9), log_.checkpoint(9)), 422},
      {"proof between equal sizes", body(7, log_.proof(6, 7), log_.checkpoint(7)), 422},
      {"fork of one size", fork.request(7, 7), 422},
      {"fork that grew", fork.request(7, 9), 422},
      {"not a checkpoint",
       body(7, {}, print(Note{std::string(kOrigin) + "\n", {sign_note(std::string(kOrigin) + "\n", log_.signer())}})),
       400},
  };
  for (const auto& [what, request, status] : cases) {
    const WitnessAnswer answer = witness_->add_checkpoint(request);
    EXPECT_EQ(answer.status, status) << what << ": " << answer.body;
    EXPECT_EQ(parse_note(*kept()).value().text, parse_note(log_.checkpoint(7)).value().text) << what;
  }
}

TEST_F(WitnessTest, TheEmptyTreeHasOneRootAndNoProof) {
  EXPECT_EQ(witness_->add_checkpoint(print(AddCheckpoint{TreeSize{0}, {log_.head(1).root}, log_.checkpoint(1)})).status,
            422u);
  const std::string wrong = sign_checkpoint({kOrigin, {TreeSize{0}, log_.head(1).root}, {}}, log_.signer());
  EXPECT_EQ(witness_->add_checkpoint(print(AddCheckpoint{TreeSize{0}, {}, wrong})).status, 422u);
}

TEST_F(WitnessTest, RemembersAcrossARestart) {
  ASSERT_EQ(ask(0, 7).status, 200u);
  open();
  EXPECT_EQ(ask(0, 9).status, 409u);
  EXPECT_EQ(TestLog("another entry ").request(7, 7).empty(), false);
  EXPECT_EQ(witness_->add_checkpoint(TestLog("another entry ").request(7, 9)).status, 422u);
  EXPECT_EQ(ask(7, 9).status, 200u);
}

TEST_F(WitnessTest, KeepsTheFirstForkAsEvidence) {
  ASSERT_EQ(ask(0, 7).status, 200u);
  const TestLog fork("another entry ");
  EXPECT_EQ(witness_->add_checkpoint(fork.request(7, 7)).status, 422u);
  const Path folder = Path("witness/evidence") / sha256(kOrigin).hex();
  const auto opened = open_checkpoint(files_.contents.at(folder / "offered"), log_.signer().verifier());
  ASSERT_TRUE(opened);
  EXPECT_EQ(opened->checkpoint.head, fork.head(7));
  EXPECT_TRUE(open_checkpoint(files_.contents.at(folder / "cosigned"), log_.signer().verifier()));
  const size_t writes = files_.writes;
  witness_->add_checkpoint(TestLog("a third ").request(7, 7));
  EXPECT_EQ(files_.writes, writes);
}

// A disk that fails: what cannot be kept is not signed.
class FullDisk final : public Files {
 public:
  Result<std::string> read(const Path& path, uint64_t) const override {
    return fail(Error{ErrorCode::NotFound, "there is no such file", path.string(), {}});
  }
  bool exists(const Path&) const override { return false; }
  std::vector<std::string> list(const Path&) const override { return {}; }
  void make_folders(const Path&) override {}
  void remove(const Path&) override {}
  void write_durably(const Path&, std::string_view, unsigned) override { throw Fault("the disk is full"); }
  void write_durably(const std::vector<std::pair<Path, std::string>>&) override { throw Fault("the disk is full"); }
};

TEST_F(WitnessTest, SignsNothingThatItCannotKeep) {
  FullDisk disk;
  auto witness = Witness::open(disk, clock_, signer_of("example.org/witness", 'w', SignatureType::CosignatureV1),
                               {"witness", {log_.signer().verifier()}});
  ASSERT_TRUE(witness);
  EXPECT_THROW((*witness)->add_checkpoint(log_.request(0, 7)), Fault);
  EXPECT_EQ((*witness)->checkpoint(sha256(kOrigin).hex()), std::nullopt);
}

TEST_F(WitnessTest, RefusesToForgetWhatItPromised) {
  ASSERT_EQ(ask(0, 7).status, 200u);
  std::string& file = files_.contents.at(Path("witness/checkpoints") / sha256(kOrigin).hex());
  file[3] = static_cast<char>(file[3] ^ 1);
  const auto opened = Witness::open(files_, clock_, signer_of("example.org/witness", 'w', SignatureType::CosignatureV1),
                                    {"witness", {log_.signer().verifier()}});
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code, ErrorCode::Mismatch);
}

TEST_F(WitnessTest, AReplacedKeyGoesOnWithTheSameTree) {
  ASSERT_EQ(ask(0, 7).status, 200u);
  const Signer next = signer_of(kOrigin, 'n');
  auto opened = Witness::open(files_, clock_, signer_of("example.org/witness", 'w', SignatureType::CosignatureV1),
                              {"witness", {log_.signer().verifier(), next.verifier()}});
  ASSERT_TRUE(opened);
  const std::string request =
      print(AddCheckpoint{TreeSize{7}, log_.proof(7, 9), sign_checkpoint({kOrigin, log_.head(9), {}}, next)});
  EXPECT_EQ((*opened)->add_checkpoint(request).status, 200u);
}

TEST_F(WitnessTest, ShowsWhatItCosignedLast) {
  EXPECT_EQ(kept(), std::nullopt);
  ASSERT_EQ(ask(0, 7).status, 200u);
  const std::vector<VerifierKey> known = {key()};
  EXPECT_TRUE(open_checkpoint(*kept(), log_.signer().verifier(), known));
  EXPECT_EQ(witness_->checkpoint(sha256("another").hex()), std::nullopt);
}

}  // namespace
}  // namespace strongroom::log
