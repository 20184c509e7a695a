// SPDX-License-Identifier: Apache-2.0
#include "archive/proof.h"

#include <gtest/gtest.h>

#include "tests/support/archive_fixture.h"
#include "tests/support/press_pages.h"

namespace strongroom::archive {
namespace {

class ProofTest : public test::ArchiveTest {
 protected:
  ProofTest() : archive_(make()) {
    take_in(archive_,
            {{"1.html", test::k2_item_page("12", "Quay opens", "7 May 2019", "The quay opened to ten ships.")},
             {"2.html", test::k2_item_page("12", "Quay opens", "7 May 2019", "The quay opened to nine ships.")}});
    id_ = *archive_.store().find({"id:harbour.example.org:12"});
  }

  log::Policy trusted() const { return log::Policy::trusting(*log::VerifierKey::parse(archive_.verifier_key())); }

  Archive archive_;
  records::ItemId id_;
};

TEST_F(ProofTest, EveryRevisionAndCaptureCanBeProven) {
  const std::string newest = *prove(archive_, id_);
  const Result<CheckedProof> checked = check_proof(newest, trusted());
  ASSERT_TRUE(checked) << checked.error().to_string();
  EXPECT_EQ(checked->item->item.text(), "The quay opened to nine ships.");
  EXPECT_EQ(checked->trust, Trust::Given);
  EXPECT_EQ(checked->log_size, archive_.store().entry_count());

  const Result<CheckedProof> first = check_proof(*prove(archive_, id_, records::Revision{1}), trusted());
  EXPECT_EQ(first->item->item.text(), "The quay opened to ten ships.");

  const std::string capture = archive_.store().captures_of(id_).front().id();
  EXPECT_EQ(check_proof(*prove_capture(archive_, capture), trusted())->entry.kind, records::RecordKind::Capture);
}

TEST_F(ProofTest, WithoutAGivenKeyTheAnswerSaysSo) {
  const Result<CheckedProof> checked = check_proof(*prove(archive_, id_));
  ASSERT_TRUE(checked);
  EXPECT_EQ(checked->trust, Trust::Carried);
  EXPECT_NE(checked->to_string().find("The key came with the proof"), std::string::npos);
}

TEST_F(ProofTest, AnotherKeyIsNotBelieved) {
  const test::TemporaryFolder folder;
  const Result<Archive> other = Archive::create(folder.path() / "other", {});
  const log::Policy policy = log::Policy::trusting(*log::VerifierKey::parse(other->verifier_key()));
  EXPECT_FALSE(check_proof(*prove(archive_, id_), policy));
}

TEST_F(ProofTest, NoByteOfAProofCanBeChangedUnnoticed) {
  const std::string proof = *prove(archive_, id_);
  const std::string record = check_proof(proof, trusted())->record;
  for (size_t at = 0; at < proof.size(); ++at) {
    std::string changed = proof;
    changed[at] = static_cast<char>(changed[at] ^ 1);
    const Result<CheckedProof> checked = check_proof(changed, trusted());
    // The carried key is a hint and authenticated by nothing; with a given key it does not count.
    if (checked) {
      EXPECT_EQ(checked->record, record) << at;
    }
  }
}

TEST_F(ProofTest, WhatIsNotThereCannotBeProven) {
  EXPECT_EQ(prove(archive_, records::ItemId{"2019-05-07-000000"}).error().code, ErrorCode::NotFound);
  EXPECT_EQ(prove(archive_, id_, records::Revision{9}).error().code, ErrorCode::NotFound);
  EXPECT_EQ(prove_capture(archive_, std::string(64, '0')).error().code, ErrorCode::NotFound);
}

TEST_F(ProofTest, AFileThatIsNoProofIsMalformed) {
  for (const char* file :
       {"", "hello", "c2sp.org/tlog-proof@v1\n", "c2sp.org/tlog-proof@v1\nextra bnVsbA==\nindex 0\n\nx\n"}) {
    EXPECT_FALSE(check_proof(file)) << file;
  }
}

TEST(ProofFileName, NamesLaterRevisions) {
  EXPECT_EQ(proof_file_name(records::ItemId{"2019-05-07-k3v9qd"}, records::Revision{1}),
            "2019-05-07-k3v9qd.tlog-proof");
  EXPECT_EQ(proof_file_name(records::ItemId{"2019-05-07-k3v9qd"}, records::Revision{2}),
            "2019-05-07-k3v9qd-r2.tlog-proof");
}

}  // namespace
}  // namespace strongroom::archive
