// SPDX-License-Identifier: Apache-2.0
#include "fetch/curl_fetcher.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "base/compression.h"
#include "tests/support/local_http_server.h"

namespace strongroom::fetch {
namespace {

using test::LocalHttpServer;

std::string answer(std::string_view body, std::string_view fields = "") {
  return "HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(body.size()) + "\r\n" + std::string(fields) + "\r\n" +
         std::string(body);
}

std::string redirect_to(std::string_view location) {
  return "HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: " + std::string(location) + "\r\n\r\n";
}

CurlFetcher fetcher_for(const LocalHttpServer& server) {
  FetcherOptions options;
  options.addresses = *AddressPolicy::create({server.host()});
  return CurlFetcher(std::move(options));
}

Request get(std::string url) {
  Request request;
  request.url = std::move(url);
  request.limits.total_time = std::chrono::seconds(5);
  return request;
}

ErrorCode code_of(const Result<Response>& response) {
  return response ? ErrorCode::Usage : response.error().code;  // Usage: never given by a fetch
}

TEST(CurlFetcher, FetchesAndKeepsTheExchange) {
  LocalHttpServer server([](std::string_view) { return answer("Hello", "ETag: \"7\"\r\n"); });
  const Result<Response> response = fetcher_for(server).fetch(get(server.url("/news?page=1")));
  ASSERT_TRUE(response);
  EXPECT_EQ(response->status, 200u);
  EXPECT_EQ(response->body, "Hello");
  EXPECT_EQ(response->field("etag"), "\"7\"");
  EXPECT_EQ(response->url, server.url("/news?page=1"));
  EXPECT_EQ(response->remote_address, "127.0.0.1");
  EXPECT_EQ(response->header, "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nETag: \"7\"\r\n\r\n");
  EXPECT_EQ(response->request_header, server.requests().at(0));
  EXPECT_NE(response->request_header.find("User-Agent: strongroom\r\n"), std::string::npos);
}

TEST(CurlFetcher, SendsValidatorsAndPosts) {
  LocalHttpServer server([](std::string_view) { return "HTTP/1.1 304 Not Modified\r\n\r\n"; });
  Request request = get(server.url("/"));
  request.if_none_match = "\"7\"";
  request.if_modified_since = "Wed, 11 Oct 2017 14:05:00 GMT";
  request.method = Method::Post;
  request.body = "size";
  const Result<Response> response = fetcher_for(server).fetch(request);
  ASSERT_TRUE(response);
  EXPECT_EQ(response->status, 304u);
  const std::string sent = server.requests().at(0);
  EXPECT_TRUE(sent.starts_with("POST / HTTP/1.1\r\n"));
  EXPECT_NE(sent.find("If-None-Match: \"7\"\r\n"), std::string::npos);
  EXPECT_NE(sent.find("If-Modified-Since: Wed, 11 Oct 2017 14:05:00 GMT\r\n"), std::string::npos);
  EXPECT_NE(sent.find("Content-Length: 4\r\n"), std::string::npos);
}

TEST(CurlFetcher, GivesBodiesDecodedOrAsSent) {
  const std::string packed = gzip("many words");
  const std::string size = fmt::format("{:x}", packed.size());
  LocalHttpServer server([&](std::string_view) {
    return "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n" + size + "\r\n" + packed +
           "\r\n0\r\n\r\n";
  });
  CurlFetcher fetcher = fetcher_for(server);
  Request request = get(server.url("/"));
  EXPECT_EQ(fetcher.fetch(request)->body, "many words");
  request.form = BodyForm::AsSent;
  EXPECT_EQ(fetcher.fetch(request)->body, size + "\r\n" + packed + "\r\n0\r\n\r\n");
}

TEST(CurlFetcher, FollowsRedirectsAsFarAsAllowed) {
  LocalHttpServer server([](std::string_view request) {
    return request.starts_with("GET /end ") ? answer("there")
                                            : redirect_to(request.starts_with("GET /a ") ? "/end" : "/");
  });
  CurlFetcher fetcher = fetcher_for(server);
  EXPECT_EQ(fetcher.fetch(get(server.url("/a")))->url, server.url("/end"));
  EXPECT_EQ(code_of(fetcher.fetch(get(server.url("/")))), ErrorCode::LimitExceeded);
  Request request = get(server.url("/a"));
  request.limits.redirects_max = 0;
  const Result<Response> hop = fetcher.fetch(request);
  ASSERT_TRUE(hop);
  EXPECT_EQ(hop->status, 302u);
  EXPECT_EQ(*redirect_target(*hop), server.url("/end"));
}

TEST(CurlFetcher, RefusesAddressesThatAreNotPublic) {
  LocalHttpServer server([](std::string_view) { return answer("secret"); });
  CurlFetcher fetcher{FetcherOptions{}};
  const std::string port = std::to_string(server.port());
  for (const char* host : {"127.0.0.1", "localhost", "0x7f000001", "2130706433", "[::ffff:127.0.0.1]", "0.0.0.0"}) {
    EXPECT_EQ(code_of(fetcher.fetch(get("http://" + std::string(host) + ":" + port + "/"))), ErrorCode::Refused)
        << host;
  }
  EXPECT_TRUE(server.requests().empty());
}

TEST(CurlFetcher, ChecksEveryHop) {
  uint16_t port = 0;
  LocalHttpServer server(
      [&](std::string_view) { return redirect_to("http://localhost:" + std::to_string(port) + "/"); });
  port = server.port();
  const Result<Response> response = fetcher_for(server).fetch(get(server.url("/")));
  EXPECT_EQ(code_of(response), ErrorCode::Refused);
  EXPECT_EQ(server.requests().size(), 1u);
}

TEST(CurlFetcher, RefusesRedirectsOutOfTheWeb) {
  LocalHttpServer server([](std::string_view) { return redirect_to("file:///etc/passwd"); });
  EXPECT_EQ(code_of(fetcher_for(server).fetch(get(server.url("/")))), ErrorCode::Malformed);
}

TEST(CurlFetcher, StopsAtItsLimits) {
  const std::string long_header = "X-Long: " + std::string(3000, 'x') + "\r\n";
  LocalHttpServer server([&](std::string_view request) -> std::string {
    if (request.starts_with("GET /told ")) return answer(std::string(2000, 'x'));
    if (request.starts_with("GET /untold ")) return "HTTP/1.1 200 OK\r\n\r\n" + std::string(2000, 'x');
    if (request.starts_with("GET /bomb ")) return answer(gzip(std::string(2000, 'x')), "Content-Encoding: gzip\r\n");
    return answer("", long_header);
  });
  CurlFetcher fetcher = fetcher_for(server);
  for (const char* path : {"/told", "/untold", "/bomb", "/header"}) {
    Request request = get(server.url(path));
    request.limits.body_bytes_max = 1999;
    request.limits.header_bytes_max = 2999;
    EXPECT_EQ(code_of(fetcher.fetch(request)), ErrorCode::LimitExceeded) << path;
  }
}

TEST(CurlFetcher, GivesUpOnSilence) {
  LocalHttpServer server([](std::string_view) {
    std::this_thread::sleep_for(std::chrono::milliseconds(300));
    return std::string();
  });
  Request request = get(server.url("/"));
  request.limits.total_time = std::chrono::milliseconds(100);
  EXPECT_EQ(code_of(fetcher_for(server).fetch(request)), ErrorCode::LimitExceeded);
}

TEST(CurlFetcher, TellsBrokenAnswers) {
  LocalHttpServer server([](std::string_view request) -> std::string {
    if (request.starts_with("GET /cut ")) return "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort";
    if (request.starts_with("GET /other ")) return "220 mail.example ESMTP\r\n";
    return "";
  });
  CurlFetcher fetcher = fetcher_for(server);
  for (const char* path : {"/cut", "/other", "/none"}) {
    EXPECT_EQ(code_of(fetcher.fetch(get(server.url(path)))), ErrorCode::Malformed) << path;
  }
}

TEST(CurlFetcher, HandsTheBodyOnPieceByPiece) {
  LocalHttpServer server([](std::string_view request) {
    return request.starts_with("GET /gone ") ? "HTTP/1.1 404 Not Found\r\nContent-Length: 4\r\n\r\ngone"
                                             : answer("data");
  });
  CurlFetcher fetcher = fetcher_for(server);
  std::string taken;
  Request request = get(server.url("/"));
  request.on_body = [&](std::string_view piece) {
    taken += piece;
    return true;
  };
  EXPECT_EQ(fetcher.fetch(request)->body, "");
  EXPECT_EQ(taken, "data");
  request.url = server.url("/gone");
  EXPECT_EQ(fetcher.fetch(request)->body, "gone");
  request.url = server.url("/");
  request.on_body = [](std::string_view) { return false; };
  EXPECT_EQ(code_of(fetcher.fetch(request)), ErrorCode::Refused);
}

TEST(CurlFetcher, KeepsLineBreaksOutOfRequests) {
  LocalHttpServer server([](std::string_view) { return answer(""); });
  Request request = get(server.url("/"));
  request.if_none_match = "\"7\"\r\nHost: other.example";
  EXPECT_EQ(code_of(fetcher_for(server).fetch(request)), ErrorCode::Malformed);
  EXPECT_TRUE(server.requests().empty());
}

TEST(CurlFetcher, StopsWhenAsked) {
  LocalHttpServer server([](std::string_view) { return answer("x"); });
  FetcherOptions options;
  options.addresses = *AddressPolicy::create({server.host()});
  options.should_stop = [] { return true; };
  EXPECT_EQ(code_of(CurlFetcher(std::move(options)).fetch(get(server.url("/")))), ErrorCode::Refused);
}

}  // namespace
}  // namespace strongroom::fetch
