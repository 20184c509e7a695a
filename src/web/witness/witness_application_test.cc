// SPDX-License-Identifier: Apache-2.0
#include "web/witness/witness_application.h"

#include <gtest/gtest.h>

#include "log/add_checkpoint.h"
#include "tests/support/fixed_clock.h"
#include "tests/support/memory_files.h"

namespace strongroom::web {
namespace {

log::Signer signer_of(const std::string& name, log::SignatureType type) {
  return log::Signer::create(name, type, SigningKey::from_seed(std::string(32, name.back())).value()).value();
}

class WitnessApplicationTest : public testing::Test {
 protected:
  WitnessApplicationTest() {
    auto opened =
        log::Witness::open(files_, clock_, signer_of("example.org/witness", log::SignatureType::CosignatureV1),
                           {"witness", {log_.verifier()}});
    EXPECT_TRUE(opened);
    witness_ = std::move(*opened);
  }

  Response ask(Method method, std::string_view target, std::string body = {}) const {
    const WitnessApplication application(*witness_);
    Request request = application.request(target).value();
    request.method = method;
    request.body = std::move(body);
    EXPECT_EQ(application.cache_key(request), "");
    return application.answer(request);
  }

  std::string add_empty() const {
    return print(log::AddCheckpoint{
        log::TreeSize{0}, {}, log::sign_checkpoint({"example.org/log", log::empty_head(), {}}, log_)});
  }

  test::MemoryFiles files_;
  test::FixedClock clock_;
  log::Signer log_ = signer_of("example.org/log", log::SignatureType::Ed25519);
  std::unique_ptr<log::Witness> witness_;
};

TEST_F(WitnessApplicationTest, CosignsAndShowsWhatItCosigned) {
  const std::string shown = "/" + sha256("example.org/log").hex() + "/checkpoint";
  EXPECT_EQ(ask(Method::Get, shown).status, 404u);
  const Response cosigned = ask(Method::Post, "/add-checkpoint", add_empty());
  EXPECT_EQ(cosigned.status, 200u);
  EXPECT_EQ(log::parse_signatures(cosigned.body).value().size(), 1u);
  EXPECT_EQ(cosigned.caching, Caching::Never);
  EXPECT_TRUE(ask(Method::Get, shown).body.ends_with(cosigned.body));
}

TEST_F(WitnessApplicationTest, HasTwoAddressesAndTheirMethods) {
  const struct {
    Method method;
    std::string target;
    unsigned status;
  } cases[] = {
      {Method::Get, "/add-checkpoint", 405},   {Method::Other, "/add-checkpoint", 405},
      {Method::Post, "/add-checkpoint", 400},  {Method::Post, "/checkpoint", 405},
      {Method::Get, "/checkpoint", 404},       {Method::Get, "/", 404},
      {Method::Get, "/abc/checkpoint", 404},   {Method::Post, "/add-entries", 404},
      {Method::Get, "/a/b/c/checkpoint", 404},
  };
  for (const auto& [method, target, status] : cases) EXPECT_EQ(ask(method, target).status, status) << target;
}

TEST_F(WitnessApplicationTest, AConflictNamesTheSizeInItsOwnType) {
  ASSERT_EQ(ask(Method::Post, "/add-checkpoint", add_empty()).status, 200u);
  const std::string ahead = print(log::AddCheckpoint{
      log::TreeSize{1}, {}, log::sign_checkpoint({"example.org/log", {log::TreeSize{2}, sha256("root")}, {}}, log_)});
  const Response conflict = ask(Method::Post, "/add-checkpoint", ahead);
  EXPECT_EQ(conflict.status, 409u);
  EXPECT_EQ(conflict.content_type, log::kSizeContentType);
  EXPECT_EQ(conflict.body, "0\n");
}

}  // namespace
}  // namespace strongroom::web
