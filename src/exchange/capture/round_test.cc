// SPDX-License-Identifier: Apache-2.0
#include "exchange/capture/round.h"

#include <gtest/gtest.h>

#include "base/fault.h"
#include "tests/support/fixed_clock.h"
#include "tests/support/temporary_folder.h"

namespace strongroom::exchange::capture {
namespace {

using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

// Time that passes only by waiting.
class FakeSleeper final : public Sleeper {
 public:
  milliseconds elapsed() const override { return now_; }
  bool sleep(milliseconds time) override {
    now_ += std::max(time, milliseconds::zero());
    return !stop_;
  }
  void ask_to_stop() { stop_ = true; }

 private:
  milliseconds now_{};
  bool stop_ = false;
};

struct Asked {
  std::string url;
  milliseconds at{};
  std::string if_none_match;
};

// A web of pages; what it lacks answers 404, a host without any page does not answer.
class FakeWeb final : public fetch::Fetcher {
 public:
  explicit FakeWeb(FakeSleeper& sleeper) : sleeper_(sleeper) {}

  void put(const std::string& url, unsigned status, const std::string& body, const std::string& fields = "") {
    pages_[url] = "HTTP/1.1 " + std::to_string(status) + " x\r\nContent-Type: text/html\r\n" + fields + "\r\n" + body;
  }
  void put_item(const std::string& url, const std::string& words = "") {
    put(url, 200,
        "<html><head><title>Works</title><meta property=\"og:type\" content=\"article\"></head><body><article><h1>Works"
        "</h1><time datetime=\"2019-05-11\">11 May 2019</time><p>The harbour office said that works at the quay will "
        "begin in the spring. " +
            words + "</p></article></body></html>",
        "ETag: \"1\"\r\n");
  }
  // A listing with three cards.
  void put_listing(const std::string& url, const std::vector<std::string>& items, const std::string& next = "") {
    std::string body = "<html><body><main><h1>News</h1>";
    for (const std::string& item : items) {
      body +=
          "<article class=\"card\"><h2><a href=\"" + item + "\">Works at " + item +
          "</a></h2><time datetime=\"2019-05-11\">11 May 2019</time><p>The harbour office said that works will begin "
          "at this place in the spring.</p></article>";
    }
    if (!next.empty()) body += "<a rel=\"next\" href=\"" + next + "\">Next</a>";
    put(url, 200, body + "</main></body></html>");
  }

  Result<fetch::Response> fetch(const fetch::Request& request) override {
    asked_.push_back({request.url, sleeper_.elapsed(), request.if_none_match});
    if (on_fetch) on_fetch(request.url);
    const Result<fetch::Url> url = fetch::parse_url(request.url);
    if (url->host == "silent.example") return fail(Error{ErrorCode::NotFound, "nobody answers", request.url, {}});
    const auto found = pages_.find(request.url);
    return response_of(request.url, found == pages_.end() ? "HTTP/1.1 404 x\r\n\r\nnone" : found->second);
  }

  std::vector<std::string> asked() const {
    std::vector<std::string> urls;
    for (const Asked& asked : asked_) urls.push_back(asked.url);
    return urls;
  }
  const std::vector<Asked>& exchanges() const { return asked_; }
  std::function<void(const std::string& url)> on_fetch;

 private:
  static fetch::Response response_of(const std::string& url, const std::string& message) {
    fetch::Response response;
    const size_t end = message.find("\r\n\r\n") + 4;
    response.url = url;
    response.status = static_cast<unsigned>(std::stoi(message.substr(9, 3)));
    response.header = message.substr(0, end);
    response.body = message.substr(end);
    for (const char* name : {"Location", "ETag", "Retry-After"}) {
      const size_t at = response.header.find(std::string(name) + ": ");
      if (at == std::string::npos) continue;
      const size_t value = at + std::string(name).size() + 2;
      std::string key(name);
      for (char& c : key) c = static_cast<char>(std::tolower(c));
      response.fields.emplace_back(key, response.header.substr(value, response.header.find('\r', at) - value));
    }
    return response;
  }

  FakeSleeper& sleeper_;
  std::map<std::string, std::string> pages_;
  std::vector<Asked> asked_;
};

class RoundTest : public testing::Test {
 protected:
  RoundReport run(std::vector<std::string> seeds = {"http://a.example/news"}) {
    options_.seeds = std::move(seeds);
    Result<Journal> journal = Journal::open(files_, folder_.path());
    if (!journal) throw Fault(journal.error().to_string());
    if (!journal->is_unfinished()) journal->begin_round();
    RoundSurroundings outside{web_, sleeper_, clock_, folder_.path(), {}, {}, {}};
    outside.lacks = [this](const FoundLink& link) { return link.url != has_; };
    outside.take_in = [] { return true; };
    RoundReport report = Round(*journal, options_, outside).run();
    if (!report.stopped) journal->finish_round();
    return report;
  }

  test::TemporaryFolder folder_;
  PosixFiles files_;
  FakeSleeper sleeper_;
  test::FixedClock clock_;
  FakeWeb web_{sleeper_};
  RoundOptions options_;
  std::string has_;  // the one item that the archive has
};

using Urls = std::vector<std::string>;

TEST_F(RoundTest, AsksForListingsBeforeItems) {
  web_.put_listing("http://a.example/news", {"/1", "/2", "/3"}, "/news?page=2");
  web_.put_listing("http://a.example/news?page=2", {"/4", "/5", "/6"});
  for (const char* item : {"/1", "/2", "/3", "/4", "/5", "/6"}) web_.put_item(std::string("http://a.example") + item);
  const RoundReport report = run();
  EXPECT_EQ(web_.asked(), (Urls{"http://a.example/robots.txt", "http://a.example/news", "http://a.example/news?page=2",
                                "http://a.example/1", "http://a.example/2", "http://a.example/3", "http://a.example/4",
                                "http://a.example/5", "http://a.example/6"}));
  EXPECT_EQ(report.asked, 8u);
  EXPECT_EQ(report.pages_new, 8u);
}

TEST_F(RoundTest, LeavesOutWhatTheArchiveHasAndOtherSites) {
  web_.put_listing("http://a.example/news", {"/1", "/2", "http://b.example/3"});
  has_ = "http://a.example/2";
  run();
  EXPECT_EQ(web_.asked(), (Urls{"http://a.example/robots.txt", "http://a.example/news", "http://a.example/1"}));
}

TEST_F(RoundTest, PausesBetweenAnswersAsLongAsTheHostAsks) {
  web_.put("http://a.example/robots.txt", 200, "User-agent: *\nCrawl-delay: 7");
  web_.put_listing("http://a.example/news", {"/1", "/2", "/3"});
  run();
  const auto& asked = web_.exchanges();
  ASSERT_EQ(asked.size(), 5u);
  for (size_t i = 1; i < asked.size(); ++i) EXPECT_GE(asked[i].at - asked[i - 1].at, seconds(7)) << asked[i].url;
}

TEST_F(RoundTest, AsksByConditionTheSecondTime) {
  web_.put_item("http://a.example/news");
  EXPECT_EQ(run().pages_new, 1u);
  EXPECT_EQ(run().pages_unchanged, 1u);
  EXPECT_EQ(web_.exchanges().back().if_none_match, "\"1\"");
  web_.put_item("http://a.example/news", "Later it said more.");
  EXPECT_EQ(run().changed, Urls{"http://a.example/news"});
  web_.put("http://a.example/news", 304, "");
  EXPECT_EQ(run().pages_unchanged, 1u);
}

TEST_F(RoundTest, TellsOnceThatAPageVanished) {
  web_.put_item("http://a.example/news");
  run();
  web_.put("http://a.example/news", 410, "gone");
  EXPECT_EQ(run().vanished, Urls{"http://a.example/news"});
  EXPECT_EQ(run().vanished, Urls{});
  web_.put_item("http://a.example/news");
  EXPECT_EQ(run().pages_new, 1u);
}

TEST_F(RoundTest, APageThatNeverWasHasNotVanished) {
  const RoundReport report = run();
  EXPECT_EQ(report.vanished, Urls{});
  ASSERT_EQ(report.failed.size(), 1u);
  EXPECT_EQ(report.failed[0].message, "it answered 404");
}

TEST_F(RoundTest, FollowsRedirectsWithinTheSiteAndNotInCircles) {
  web_.put("http://a.example/news", 301, "", "Location: http://www.a.example/x\r\n");
  web_.put("http://www.a.example/x", 302, "", "Location: http://a.example/news\r\n");
  web_.put("http://a.example/away", 302, "", "Location: http://b.example/\r\n");
  const RoundReport report = run({"http://a.example/news", "http://a.example/away"});
  EXPECT_EQ(report.asked, 3u);
  EXPECT_EQ(report.pages_redirected, 2u);
  EXPECT_EQ(report.failed.size(), 1u);
  for (const std::string& url : web_.asked()) EXPECT_FALSE(url.starts_with("http://b.example"));
}

TEST_F(RoundTest, CountsRedirectsFromLinkToPage) {
  for (int i = 0; i < 9; ++i) {
    web_.put("http://a.example/" + std::to_string(i), 302, "", "Location: /" + std::to_string(i + 1) + "\r\n");
  }
  options_.limits.redirects_max = 3;
  const RoundReport report = run({"http://a.example/0"});
  EXPECT_EQ(report.pages_redirected, 3u);
  ASSERT_EQ(report.failed.size(), 1u);
  EXPECT_NE(report.failed[0].message.find("more than 3 times"), std::string::npos);
}

TEST_F(RoundTest, WaitsForABusyHostAsLongAsItAsks) {
  web_.put("http://a.example/news", 503, "busy", "Retry-After: 60\r\n");
  web_.on_fetch = [&](const std::string&) {
    if (sleeper_.elapsed() > minutes(1)) web_.put_item("http://a.example/news");
  };
  const RoundReport report = run();
  EXPECT_EQ(report.pages_new, 1u);
  EXPECT_TRUE(report.failed.empty());
  EXPECT_LT(sleeper_.elapsed(), minutes(2));
}

TEST_F(RoundTest, LeavesAHostThatIsBusyTooLong) {
  web_.put("http://a.example/news", 429, "busy", "Retry-After: 86400\r\n");
  const RoundReport report = run();
  EXPECT_EQ(report.failed.size(), 1u);
  EXPECT_LT(sleeper_.elapsed(), minutes(1));
}

TEST_F(RoundTest, LeavesASilentHostAlone) {
  const RoundReport report = run({"http://silent.example/1", "http://silent.example/2", "http://a.example/news"});
  EXPECT_EQ(web_.asked(),
            (Urls{"http://a.example/robots.txt", "http://silent.example/robots.txt", "http://a.example/news"}));
  EXPECT_EQ(report.left, 2u);
}

TEST_F(RoundTest, GoesOnWhereItWasStopped) {
  web_.put_listing("http://a.example/news", {"/1", "/2", "/3"});
  web_.on_fetch = [&](const std::string& url) {
    if (url == "http://a.example/1") sleeper_.ask_to_stop();
  };
  EXPECT_TRUE(run().stopped);
  const size_t before = web_.asked().size();
  web_.on_fetch = nullptr;
  sleeper_ = FakeSleeper();
  const RoundReport rest = run();
  EXPECT_EQ(rest.round, 1u);
  const Urls asked = web_.asked();
  EXPECT_EQ(Urls(asked.begin() + static_cast<ptrdiff_t>(before), asked.end()),
            (Urls{"http://a.example/robots.txt", "http://a.example/2", "http://a.example/3"}));
}

TEST_F(RoundTest, BeginsTheNextRoundWithWhatALimitLeft) {
  web_.put_listing("http://a.example/news", {"/1", "/2", "/3"});
  for (const char* item : {"/1", "/2", "/3"}) web_.put_item(std::string("http://a.example") + item);
  options_.limits.pages_max = 3;
  const RoundReport first = run();
  EXPECT_EQ(first.limit, "--max-pages");
  EXPECT_EQ(first.left, 1u);
  options_.limits.pages_max = 2;
  run();
  EXPECT_EQ(web_.asked().back(), "http://a.example/3");
}

}  // namespace
}  // namespace strongroom::exchange::capture
