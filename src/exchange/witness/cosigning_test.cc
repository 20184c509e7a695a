// SPDX-License-Identifier: Apache-2.0
#include "exchange/witness/cosigning.h"

#include <gtest/gtest.h>

#include "archive/layout.h"
#include "log/add_checkpoint.h"
#include "log/checkpoint.h"
#include "log/cosignature.h"
#include "log/witness.h"
#include "tests/support/fixed_clock.h"
#include "tests/support/memory_files.h"
#include "tests/support/small_archive.h"
#include "tests/support/temporary_folder.h"

namespace strongroom::exchange {
namespace {

// The web, as far as witnesses live in it: each address is answered by a function.
class WitnessWeb final : public fetch::Fetcher {
 public:
  std::map<std::string, std::function<log::WitnessAnswer(std::string_view body)>> sites;
  int asked = 0;

  Result<fetch::Response> fetch(const fetch::Request& request) override {
    ++asked;
    const auto site = sites.find(request.url);
    if (site == sites.end()) return fail(ErrorCode::NotFound, "nobody answers");
    EXPECT_EQ(request.method, fetch::Method::Post);
    const log::WitnessAnswer answer = site->second(request.body);
    return fetch::Response{answer.status, request.url, {}, {}, {}, {}, answer.body};
  }
};

class CosigningTest : public testing::Test {
 protected:
  CosigningTest() {
    auto opened = log::Witness::open(witness_files_, clock_, signer(), {"witness", {key()}});
    EXPECT_TRUE(opened);
    witness_ = std::move(*opened);
    web_.sites["https://w.example.org/add-checkpoint"] = [this](std::string_view body) {
      return witness_->add_checkpoint(body);
    };
  }

  static log::Signer signer(char seed = 'w') {
    return log::Signer::create("w.example.org", log::SignatureType::CosignatureV1,
                               SigningKey::from_seed(std::string(32, seed)).value())
        .value();
  }
  log::VerifierKey key() const { return log::VerifierKey::parse(archive_.archive().verifier_key()).value(); }
  log::Policy policy(const std::string& more = {}) const {
    return log::Policy::parse("log " + key().print() + "\nwitness w " + signer().verifier().print() +
                              " https://w.example.org\n" + more + "quorum w\n")
        .value();
  }
  CosignReport cosign(const log::Policy& policy) {
    auto report = cosign_checkpoint(files_, folder_.path(), policy, web_);
    EXPECT_TRUE(report) << report.error().to_string();
    return *report;
  }
  std::string published() const { return files_.read(folder_ / "log/checkpoint").value(); }
  size_t cosignatures() const {
    const std::vector<log::VerifierKey> known = {signer().verifier()};
    return log::open_checkpoint(published(), key(), known).value().cosignatures.size();
  }

  // The archive's log and keys as they are now: the archive itself holds its lock, as an intake does.
  Path copy() const {
    for (const char* part : {archive::log_folder, archive::keys_folder}) {
      std::filesystem::copy(
          archive_.archive().folder() / part, folder_ / part,
          std::filesystem::copy_options::recursive | std::filesystem::copy_options::overwrite_existing);
    }
    return folder_.path();
  }

  test::SmallArchive archive_;
  test::TemporaryFolder folder_;
  test::MemoryFiles witness_files_;
  PosixFiles files_;
  test::FixedClock clock_;
  std::unique_ptr<log::Witness> witness_;
  WitnessWeb web_;
};

TEST_F(CosigningTest, PublishesTheCheckpointWithItsCosignatures) {
  copy();
  const CosignReport report = cosign(policy());
  EXPECT_EQ(report.cosigned, std::vector<std::string>{"w"});
  EXPECT_TRUE(report.published && report.quorum_met && report.refused.empty());
  EXPECT_EQ(cosignatures(), 1u);
  cosign(policy());
  EXPECT_EQ(cosignatures(), 1u) << "a newer cosignature takes the place of the older one";
}

TEST_F(CosigningTest, ProvesToAWitnessThatTheLogOnlyGrew) {
  copy();
  cosign(policy());
  archive_.change(archive_.newest(), "The harbour board met again.");
  copy();
  EXPECT_EQ(cosignatures(), 0u);
  const CosignReport report = cosign(policy());
  EXPECT_TRUE(report.published) << (report.refused.empty() ? "" : report.refused.front().to_string());
  EXPECT_EQ(cosignatures(), 1u);
}

TEST_F(CosigningTest, AWitnessThatFailsIsToldAndKeepsNothingBack) {
  copy();
  const struct {
    const char* what;
    std::function<log::WitnessAnswer(std::string_view)> answer;
  } cases[] = {
      {"error",
       [](std::string_view) {
         return log::WitnessAnswer{500, "", "out of order\n"};
       }},
      {"unknown log",
       [](std::string_view) {
         return log::WitnessAnswer{404, "", ""};
       }},
      {"nonsense",
       [](std::string_view) {
         return log::WitnessAnswer{200, "", "yes\n"};
       }},
      {"nothing",
       [](std::string_view) {
         return log::WitnessAnswer{200, "", ""};
       }},
      {"no size",
       [](std::string_view) {
         return log::WitnessAnswer{409, "", "many\n"};
       }},
      {"ahead of us",
       [](std::string_view) {
         return log::WitnessAnswer{409, "", "100000\n"};
       }},
      {"a size for ever",
       [](std::string_view) {
         return log::WitnessAnswer{409, "", "3\n"};
       }},
      {"another key's signature",
       [this](std::string_view body) {
         const auto request = log::parse_add_checkpoint(body).value();
         const auto note = log::parse_note(request.checkpoint).value();
         return log::WitnessAnswer{200, "", print(log::cosign(note.text, signer('x'), clock_.now()))};
       }},
      {"a signature of another text",
       [this](std::string_view) {
         return log::WitnessAnswer{200, "", print(log::cosign("another\n", signer(), clock_.now()))};
       }},
  };
  const std::string before = published();
  for (const auto& [what, answer] : cases) {
    web_.sites["https://w.example.org/add-checkpoint"] = answer;
    const CosignReport report = cosign(policy());
    ASSERT_EQ(report.refused.size(), 1u) << what;
    EXPECT_EQ(report.refused[0].file, "w") << what;
    EXPECT_FALSE(report.published || report.quorum_met) << what;
    EXPECT_EQ(published(), before) << what;
  }
}

TEST_F(CosigningTest, OneWitnessIsEnoughWhereThePolicySaysSo) {
  copy();
  const log::Signer other = signer('o');
  const CosignReport report =
      cosign(policy("witness o " + other.verifier().print() + " https://gone.example.org\nwitness n " +
                    signer('n').verifier().print() + "\n"));
  EXPECT_EQ(report.refused.size(), 1u) << "the one without an address is not asked";
  EXPECT_TRUE(report.published && report.quorum_met);
}

TEST_F(CosigningTest, ANewerCheckpointIsNotHiddenByAnOlderOne) {
  copy();
  web_.sites["https://w.example.org/add-checkpoint"] = [this](std::string_view body) {
    const log::WitnessAnswer answer = witness_->add_checkpoint(body);
    if (answer.status == 200) {
      archive_.change(archive_.newest(), "Meanwhile.");
      copy();
    }
    return answer;
  };
  EXPECT_FALSE(cosign(policy()).published);
  EXPECT_EQ(published(), archive_.archive().checkpoint());
}

TEST_F(CosigningTest, AnIntakeAtWorkIsNotDisturbed) {
  const auto report = cosign_checkpoint(files_, archive_.archive().folder(), policy(), web_);
  ASSERT_FALSE(report);
  EXPECT_EQ(report.error().code, ErrorCode::Refused);
}

// Taking records in later keeps what the witnesses added.
TEST_F(CosigningTest, OpeningTheArchiveKeepsTheCosignatures) {
  copy();
  cosign(policy());
  const Path file = archive_.archive().folder() / archive::log_folder / archive::checkpoint_file;
  files_.write_durably(file, published());
  const std::string cosigned = published();
  archive_.reopen();
  EXPECT_EQ(archive_.archive().checkpoint(), cosigned);
}

}  // namespace
}  // namespace strongroom::exchange
