// SPDX-License-Identifier: Apache-2.0
#include "web/http/request_parser.h"

#include <gtest/gtest.h>

namespace strongroom::web::http {
namespace {

using State = RequestParser::State;

constexpr size_t kHeadMax = 512;
constexpr size_t kBodyMax = 64;

struct Parsed {
  State state;
  unsigned refusal;
  size_t used;
  RawRequest request;
};

Parsed parse(std::string_view bytes) {
  RequestParser parser(kHeadMax, kBodyMax);
  const size_t used = parser.take(bytes);
  return {parser.state(), parser.refusal(), used, parser.request()};
}

TEST(RequestParser, ReadsAHead) {
  const auto read = parse("GET /2017/10?page=3 HTTP/1.1\r\nHost: x\r\nAccept-Encoding:  br \r\n\r\n");
  ASSERT_EQ(read.state, State::Complete);
  EXPECT_EQ(read.request.method, Method::Get);
  EXPECT_EQ(read.request.target, "/2017/10?page=3");
  EXPECT_EQ(read.request.header("accept-encoding"), "br");
  EXPECT_EQ(read.request.header("cookie"), "");
  EXPECT_TRUE(read.request.keep_alive);
}

TEST(RequestParser, ReadsByteByByteLikeAtOnce) {
  const std::string bytes = "POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello";
  RequestParser parser(kHeadMax, kBodyMax);
  std::string waiting;
  for (const char c : bytes) {
    waiting.push_back(c);
    waiting.erase(0, parser.take(waiting));
  }
  ASSERT_EQ(parser.state(), State::Complete);
  EXPECT_EQ(parser.request().body, "hello");
}

TEST(RequestParser, TellsHowFarItIs) {
  EXPECT_EQ(parse("").state, State::Nothing);
  EXPECT_EQ(parse("GET / HTTP/1.1\r\nHost: x\r\n").state, State::Head);
  EXPECT_EQ(parse("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhe").state, State::Body);
}

TEST(RequestParser, LeavesTheNextRequest) {
  const std::string first = "GET /1 HTTP/1.1\r\nHost: x\r\n\r\n";
  const std::string second = "GET /2 HTTP/1.1\r\nHost: x\r\n\r\n";
  const std::string both = first + second;
  RequestParser parser(kHeadMax, kBodyMax);
  EXPECT_EQ(parser.take(both), first.size());
  EXPECT_EQ(parser.request().target, "/1");
  parser.next();
  EXPECT_EQ(parser.state(), State::Nothing);
  EXPECT_EQ(parser.take(std::string_view(both).substr(first.size())), second.size());
  EXPECT_EQ(parser.request().target, "/2");
}

TEST(RequestParser, AsksForALength) {
  for (const std::string_view coding : {"chunked", "gzip", "chunked, identity", "xchunked", "gzip, chunked", ""}) {
    const auto read = parse("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: " + std::string(coding) + "\r\n\r\n");
    EXPECT_EQ(read.state, State::Refused) << coding;
    EXPECT_EQ(read.refusal, 411u) << coding;
  }
}

TEST(RequestParser, KeepsTheConnectionAsAsked) {
  EXPECT_TRUE(parse("GET / HTTP/1.1\r\nHost: x\r\n\r\n").request.keep_alive);
  EXPECT_FALSE(parse("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").request.keep_alive);
  EXPECT_FALSE(parse("GET / HTTP/1.0\r\n\r\n").request.keep_alive);
  EXPECT_FALSE(parse("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n").request.keep_alive);
}

TEST(RequestParser, RefusesWhatTwoReadersWouldReadInTwoWays) {
  const struct {
    std::string_view bytes;
    unsigned status;
  } cases[] = {
      {"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n", 400},
      {"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n", 400},
      {"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n", 400},
      {"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5, 6\r\n\r\n", 400},
      {"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n", 400},
      {"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: +5\r\n\r\n", 400},
      {"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999\r\n\r\n", 400},
      {"GET / HTTP/1.1\r\nHost : x\r\n\r\n", 400},
      {"GET / HTTP/1.1\r\n\r\n", 400},
      {"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400},
      {"GET / HTTP/1.1\nHost: x\n\n", 400},
      {"GET  / HTTP/1.1\r\nHost: x\r\n\r\n", 400},
      {"GET /\r\n\r\n", 400},
      {"GET / HTTP/2.0\r\nHost: x\r\n\r\n", 400},
      {"GET / HTTP/1.1\r\nHost: x\r\nBad\x01Name: y\r\n\r\n", 400},
      {"\x16\x03\x01\x02", 400},
      {"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 65\r\n\r\n", 413},
  };
  for (const auto& c : cases) {
    const auto read = parse(c.bytes);
    EXPECT_EQ(read.state, State::Refused) << c.bytes;
    EXPECT_EQ(read.refusal, c.status) << c.bytes;
  }
}

TEST(RequestParser, LimitsHeadAndBody) {
  const std::string long_header(kHeadMax, 'a');
  EXPECT_EQ(parse("GET / HTTP/1.1\r\nHost: x\r\nA: " + long_header + "\r\n\r\n").refusal, 431u);
  EXPECT_EQ(parse("GET / HTTP/1.1\r\nHost: x\r\nA: " + long_header).refusal, 431u);
  EXPECT_EQ(parse("GET /" + long_header + " HTTP/1.1\r\nHost: x\r\n\r\n").refusal, 414u);
}

TEST(RequestParser, TellsWhoWaitsToBeAskedForABody) {
  const auto expects = [](const std::string& version, const std::string& value) {
    RequestParser parser(kHeadMax, 64);
    parser.take("POST / HTTP/" + version + "\r\nHost: x\r\nContent-Length: 5\r\nExpect: " + value + "\r\n\r\n");
    EXPECT_EQ(parser.state(), State::Body);
    return parser.request().expects_continue;
  };
  EXPECT_TRUE(expects("1.1", "100-Continue"));
  EXPECT_FALSE(expects("1.1", "more"));
  EXPECT_FALSE(expects("1.0", "100-continue"));
}

}  // namespace
}  // namespace strongroom::web::http
