// SPDX-License-Identifier: Apache-2.0
#include "exchange/mirror/site_source.h"

#include <gtest/gtest.h>

#include <map>

namespace strongroom::exchange {
namespace {

struct Canned {
  unsigned status = 200;
  std::string body;
};

// Answers from a table, and keeps what was asked.
class CannedFetcher final : public fetch::Fetcher {
 public:
  CannedFetcher(const std::map<std::string, std::vector<Canned>>& answers, std::vector<std::string>& asked)
      : answers_(answers), asked_(asked) {}

  Result<fetch::Response> fetch(const fetch::Request& request) override {
    asked_.push_back(request.url);
    const auto found = answers_.find(request.url);
    if (found == answers_.end()) return fetch::Response{404, request.url, {}, {}, {}, {}, {}};
    const size_t turn = static_cast<size_t>(std::count(asked_.begin(), asked_.end(), request.url)) - 1;
    const Canned& answer = found->second[std::min(turn, found->second.size() - 1)];
    if (answer.status == 0) return fail(ErrorCode::NotFound, "nobody answers");
    if (answer.body.size() > request.limits.body_bytes_max) return fail(ErrorCode::LimitExceeded, "it is too long");
    return fetch::Response{answer.status, request.url, {}, {}, {}, {}, answer.body};
  }

 private:
  const std::map<std::string, std::vector<Canned>>& answers_;
  std::vector<std::string>& asked_;
};

class SiteSourceTest : public testing::Test {
 protected:
  std::map<std::string, std::vector<Canned>> answers_;
  std::vector<std::string> asked_;
  SiteSource source_{"http://mirror.example/", [this] { return std::make_unique<CannedFetcher>(answers_, asked_); },
                     std::chrono::milliseconds(0)};
  void answer(const std::string& path, std::vector<Canned> answers) {
    answers_["http://mirror.example" + path] = std::move(answers);
  }
};

TEST_F(SiteSourceTest, AsksTheAddressesOfTheFormat) {
  answer("/log/checkpoint", {{200, "note"}});
  answer("/mirror/settings", {{200, "toml"}});
  EXPECT_EQ(source_.checkpoint().value(), "note");
  EXPECT_EQ(source_.settings().value(), "toml");
}

TEST_F(SiteSourceTest, AnOriginalIsHeldAgainstItsDigest) {
  const Digest digest = sha256("the page");
  const std::string path = "/originals/" + digest.hex();
  answer(path, {{200, "the page"}, {200, "the pagE"}, {200, std::string(99, 'x')}});
  EXPECT_EQ(source_.original(digest, 8).value(), "the page");
  EXPECT_EQ(source_.original(digest, 8).error().code, ErrorCode::Mismatch);
  EXPECT_EQ(source_.original(digest, 8).error().code, ErrorCode::LimitExceeded);
  EXPECT_EQ(source_.original(sha256("another"), 8).error().code, ErrorCode::NotFound);
}

TEST_F(SiteSourceTest, ADroppedPartialTileComesFromTheFullOne) {
  const std::string full(256 * 32, 't');
  answer("/log/tile/0/001", {{200, full}});
  EXPECT_EQ(source_.read(log::HashTile{0, 1, 44}).value(), full.substr(0, 44 * 32));
  std::string bundle;
  for (int i = 0; i < 256; ++i) log::append_to_bundle(bundle, "e");
  answer("/log/tile/entries/001", {{200, bundle}});
  EXPECT_EQ(source_.read(log::EntryBundle{1, 2}).value(), bundle.substr(0, 6));
}

TEST_F(SiteSourceTest, ATileOfAnotherLengthIsRefused) {
  answer("/log/tile/0/000.p/2", {{200, std::string(63, 't')}, {200, std::string(33, 't')}, {200, ""}});
  for (int i = 0; i < 3; ++i) EXPECT_FALSE(source_.read(log::HashTile{0, 0, 2})) << i;
  answer("/log/tile/entries/000.p/2", {{200, "xx"}, {200, std::string("\0\1a", 3)}});
  for (int i = 0; i < 2; ++i) EXPECT_FALSE(source_.read(log::EntryBundle{0, 2})) << i;
}

TEST_F(SiteSourceTest, RecordsAreThoseThatWereAskedFor) {
  const std::string line = "{\"entry\":7,\"record\":\"{}\"}\n";
  answer("/mirror/records?from=7&count=1",
         {{200, line}, {200, line + line}, {200, ""}, {200, "{\"entry\":8}\n"}, {200, "hello"}});
  EXPECT_EQ(source_.records(7, 1).value().front().record, "{}");
  for (int i = 0; i < 4; ++i) EXPECT_FALSE(source_.records(7, 1)) << i;
}

TEST_F(SiteSourceTest, AsksAgainOnlyWhereThatMayHelp) {
  answer("/log/checkpoint", {{503, ""}, {0, ""}, {200, "note"}});
  EXPECT_EQ(source_.checkpoint().value(), "note");
  answer("/mirror/settings", {{500, ""}});
  asked_.clear();
  EXPECT_EQ(source_.settings().error().code, ErrorCode::Refused);
  EXPECT_EQ(asked_.size(), 1u);
}

}  // namespace
}  // namespace strongroom::exchange
