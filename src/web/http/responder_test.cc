// SPDX-License-Identifier: Apache-2.0
#include "web/http/responder.h"

#include <gtest/gtest.h>

#include <stdexcept>

#include "base/fault.h"

namespace strongroom::web::http {
namespace {

// Answers with the path and counts how often it was asked.
class CountingApplication final : public Application {
 public:
  uint64_t version() const override {
    if (!outage_now.empty()) throw Fault(outage_now);
    return version_now;
  }
  std::optional<Request> request(std::string_view target) const override {
    return Request::from_target(target, {"en"});
  }
  std::string cache_key(Request& request) const override {
    std::erase_if(request.query, [](const auto& pair) { return pair.first != "page"; });
    if (request.path == "/search") return {};
    const auto page = request.parameter("page");
    return request.path + (page ? "?page=" + std::string(*page) : "");
  }
  Response answer(const Request& request) const override {
    ++answers;
    if (request.path == "/broken") throw Fault("the disk is gone");
    Response response;
    response.status = request.path == "/missing" ? 404 : 200;
    response.body = request.path + " " + std::string(request.parameter("page").value_or("1")) + std::string(600, '.');
    if (request.path == "/asset" || request.path == "/style") response.caching = Caching::Immutable;
    if (request.path == "/never") response.caching = Caching::Never;
    response.last_modified = Timestamp{1507730700};
    return response;
  }
  bool stands_alone(std::string_view target) const override { return target == "/style"; }
  std::string outage() const override { return outage_now; }
  Response refusal(unsigned status, std::string_view) const override {
    Response response;
    response.status = status;
    response.body = "refused";
    return response;
  }

  uint64_t version_now = 1;
  std::string outage_now;
  mutable int answers = 0;
};

class ResponderTest : public testing::Test {
 protected:
  Reply get(std::string target, std::vector<std::pair<std::string, std::string>> headers = {},
            Method method = Method::Get) {
    RawRequest raw;
    raw.method = method;
    raw.target = std::move(target);
    raw.headers = std::move(headers);
    return responder_.respond(raw);
  }

  CountingApplication application_;
  ResponseCache cache_{1 << 20, 0};
  std::string fault_;
  std::vector<std::string> told_;
  Outage outage_{[this](auto sentence) { told_.emplace_back(sentence); }};
  Responder responder_{
      application_, cache_, outage_, {std::chrono::milliseconds(0), [this](auto what) { fault_ = what; }}};
};

TEST_F(ResponderTest, AsksOnceForAVersion) {
  EXPECT_EQ(get("/2017").response->status, 200u);
  get("/2017");
  EXPECT_EQ(application_.answers, 1);
  application_.version_now = 2;
  get("/2017");
  EXPECT_EQ(application_.answers, 2);
}

TEST_F(ResponderTest, ImmutableAnswersOutliveVersions) {
  get("/asset");
  application_.version_now = 2;
  get("/asset");
  EXPECT_EQ(application_.answers, 1);
}

TEST_F(ResponderTest, InventedParametersDoNotFillTheCache) {
  get("/2017");
  const size_t bytes = cache_.bytes();
  for (int i = 0; i < 50; ++i) get("/2017?utm=" + std::to_string(i));
  EXPECT_EQ(cache_.bytes(), bytes);
  EXPECT_EQ(application_.answers, 1);
}

TEST_F(ResponderTest, KnownParametersAreOtherPages) {
  EXPECT_TRUE(get("/2017?page=2").body.starts_with("/2017 2"));
  EXPECT_TRUE(get("/2017?page=3&x=y").body.starts_with("/2017 3"));
}

TEST_F(ResponderTest, DoesNotKeepSearchesErrorsAndSecrets) {
  for (const char* target : {"/search?q=a", "/missing", "/never"}) {
    get(target);
    get(target);
  }
  EXPECT_EQ(application_.answers, 6);
  EXPECT_EQ(cache_.bytes(), 0u);
}

TEST_F(ResponderTest, HeadHasNoBodyAndTheSameHead) {
  const Reply whole = get("/2017");
  const Reply head = get("/2017", {}, Method::Head);
  EXPECT_EQ(head.head, whole.head);
  EXPECT_EQ(head.body, "");
  EXPECT_EQ(application_.answers, 1);
}

TEST_F(ResponderTest, AnswersConditionalRequests) {
  const std::string etag = get("/2017").response->etag;
  EXPECT_TRUE(get("/2017", {{"if-none-match", etag}}).head.starts_with("HTTP/1.1 304"));
  EXPECT_EQ(get("/2017", {{"if-none-match", etag}}).body, "");
  EXPECT_TRUE(get("/2017", {{"if-none-match", "\"other\""}}).head.starts_with("HTTP/1.1 200"));
  EXPECT_TRUE(get("/2017", {{"if-modified-since", "Wed, 11 Oct 2017 14:05:00 GMT"}}).head.starts_with("HTTP/1.1 304"));
  EXPECT_TRUE(get("/search", {{"if-none-match", "*"}}).head.starts_with("HTTP/1.1 304"));
  EXPECT_TRUE(get("/missing", {{"if-none-match", "*"}}).head.starts_with("HTTP/1.1 404"));
}

TEST_F(ResponderTest, ATagIsOfOneCoding) {
  const std::string etag = get("/2017", {{"accept-encoding", "br"}}).response->etag;
  EXPECT_TRUE(get("/2017", {{"if-none-match", etag}}).head.starts_with("HTTP/1.1 200"));
  EXPECT_TRUE(get("/2017", {{"accept-encoding", "br"}, {"if-none-match", etag}}).head.starts_with("HTTP/1.1 304"));
}

TEST_F(ResponderTest, SendsTheRangeThatIsAskedFor) {
  const std::string whole(get("/2017").body);
  const Reply part = get("/2017", {{"range", "bytes=2-5"}});
  EXPECT_TRUE(part.head.starts_with("HTTP/1.1 206 Partial Content\r\n")) << part.head;
  EXPECT_EQ(part.body, whole.substr(2, 4));
  EXPECT_NE(part.head.find("Content-Range: bytes 2-5/" + std::to_string(whole.size()) + "\r\n"), part.head.npos);
  EXPECT_NE(part.head.find("Content-Length: 4\r\n"), part.head.npos);
  EXPECT_NE(part.head.find("ETag: " + get("/2017").response->etag), part.head.npos);
  const Reply past = get("/2017", {{"range", "bytes=100000-"}});
  EXPECT_TRUE(past.head.starts_with("HTTP/1.1 416"));
  EXPECT_NE(past.head.find("Content-Range: bytes */" + std::to_string(whole.size())), past.head.npos);
}

TEST_F(ResponderTest, ARangeIsOfWhatTheClientHasAndOfWhatIsThere) {
  const auto status_of = [&](std::vector<std::pair<std::string, std::string>> headers, const char* target = "/2017") {
    headers.emplace_back("range", "bytes=2-5");
    return std::string(get(target, std::move(headers)).head.substr(9, 3));
  };
  EXPECT_EQ(status_of({{"if-range", get("/2017").response->etag}}), "206");
  EXPECT_EQ(status_of({{"if-range", "\"another\""}}), "200");
  EXPECT_EQ(status_of({{"if-none-match", get("/2017").response->etag}}), "304");
  EXPECT_EQ(status_of({}, "/missing"), "404");
  EXPECT_TRUE(get("/2017", {{"range", "bytes=2-5"}}, Method::Head).head.starts_with("HTTP/1.1 200"));
}

TEST_F(ResponderTest, RefusesMisleadingTargets) {
  EXPECT_EQ(get("/../etc/passwd").response->status, 400u);
  EXPECT_EQ(application_.answers, 0);
}

TEST_F(ResponderTest, AFaultIsToldAndBecomesA500) {
  EXPECT_EQ(get("/broken").response->status, 500u);
  EXPECT_EQ(fault_, "the disk is gone");
}

TEST_F(ResponderTest, AnOutageIsToldOnceAndOverWhenItIs) {
  get("/2017");
  application_.outage_now = "the folder is gone";
  for (const char* target : {"/2017", "/asset", "/broken"}) EXPECT_EQ(get(target).response->status, 503u);
  ASSERT_EQ(told_.size(), 1u);
  EXPECT_TRUE(told_[0].starts_with("the folder is gone"));
  EXPECT_EQ(fault_, "");

  application_.outage_now.clear();
  EXPECT_EQ(get("/2017").response->status, 200u);
  get("/2017");
  EXPECT_EQ(told_.size(), 2u);
}

TEST_F(ResponderTest, WhatStandsAloneIsThereInAnOutageToo) {
  application_.outage_now = "the folder is gone";
  EXPECT_EQ(get("/style").response->status, 200u);
  EXPECT_EQ(get("/style").response->status, 200u);
  EXPECT_EQ(application_.answers, 1);
}

}  // namespace
}  // namespace strongroom::web::http
