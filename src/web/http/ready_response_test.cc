// SPDX-License-Identifier: Apache-2.0
#include "web/http/ready_response.h"

#include <gtest/gtest.h>

#include "base/compression.h"

namespace strongroom::web::http {
namespace {

Response page(std::string body) {
  Response response;
  response.body = std::move(body);
  return response;
}

bool says(const ReadyResponse& ready, std::string_view line) {
  return ("\r\n" + ready.head).find("\r\n" + std::string(line) + "\r\n") != std::string::npos;
}

const std::string kLongText(4000, 'a');

TEST(ReadyResponse, HasTheHeadersOfAPage) {
  Response response = page("<p>hello");
  response.last_modified = Timestamp{1507730700};
  response.headers.emplace_back("Link", "</feed.xml>; rel=alternate");
  const auto ready = make_ready(std::move(response), Coding::Identity);
  EXPECT_TRUE(ready.head.starts_with("HTTP/1.1 200 OK\r\n"));
  EXPECT_TRUE(ready.head.ends_with("\r\n"));
  EXPECT_TRUE(says(ready, "Content-Type: text/html; charset=utf-8"));
  EXPECT_TRUE(says(ready, "Content-Length: 8"));
  EXPECT_TRUE(says(ready, "Cache-Control: no-cache"));
  EXPECT_TRUE(says(ready, "Vary: Accept-Encoding"));
  EXPECT_TRUE(says(ready, "ETag: " + ready.etag));
  EXPECT_TRUE(says(ready, "Last-Modified: Wed, 11 Oct 2017 14:05:00 GMT"));
  EXPECT_TRUE(says(ready, "Link: </feed.xml>; rel=alternate"));
  EXPECT_TRUE(says(ready, "Referrer-Policy: no-referrer"));
  EXPECT_TRUE(says(ready, "X-Content-Type-Options: nosniff"));
  EXPECT_TRUE(says(ready, "Cross-Origin-Opener-Policy: same-origin"));
  EXPECT_TRUE(says(ready, "Cross-Origin-Resource-Policy: same-origin"));
}

TEST(ReadyResponse, ThePolicyAllowsNoScript) {
  const auto ready = make_ready(page("x"), Coding::Identity);
  EXPECT_TRUE(says(ready,
                   "Content-Security-Policy: default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; "
                   "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"));
}

TEST(ReadyResponse, CompressesText) {
  const auto brotlied = make_ready(page(kLongText), Coding::Brotli);
  EXPECT_TRUE(says(brotlied, "Content-Encoding: br"));
  EXPECT_EQ(unbrotli(brotlied.body, 1 << 20).value(), kLongText);
  const auto gzipped = make_ready(page(kLongText), Coding::Gzip);
  EXPECT_TRUE(says(gzipped, "Content-Encoding: gzip"));
  EXPECT_EQ(gunzip(gzipped.body, 1 << 20).value(), kLongText);
}

TEST(ReadyResponse, LeavesAloneWhatDoesNotShrink) {
  Response font = page(kLongText);
  font.content_type = "font/woff2";
  for (const auto& ready : {make_ready(page("short"), Coding::Brotli), make_ready(std::move(font), Coding::Brotli)}) {
    EXPECT_EQ(ready.head.find("Content-Encoding"), std::string::npos);
  }
}

TEST(ReadyResponse, EachCodingHasItsOwnTag) {
  const std::string plain = make_ready(page(kLongText), Coding::Identity).etag;
  const std::string gzipped = make_ready(page(kLongText), Coding::Gzip).etag;
  const std::string brotlied = make_ready(page(kLongText), Coding::Brotli).etag;
  EXPECT_NE(plain, gzipped);
  EXPECT_NE(gzipped, brotlied);
  EXPECT_NE(plain, make_ready(page(kLongText + "b"), Coding::Identity).etag);
  EXPECT_EQ(plain, make_ready(page(kLongText), Coding::Identity).etag);
}

TEST(ReadyResponse, SaysHowLongItMayBeKept) {
  const struct {
    Caching caching;
    unsigned status;
    std::string_view value;
  } cases[] = {
      {Caching::Revalidate, 200, "no-cache"}, {Caching::Immutable, 200, "public, max-age=31536000, immutable"},
      {Caching::Immutable, 404, "no-cache"},  {Caching::Short, 200, "public, max-age=5"},
      {Caching::Short, 404, "no-cache"},      {Caching::Never, 200, "no-store"},
  };
  for (const auto& c : cases) {
    Response response = page("x");
    response.caching = c.caching;
    response.status = c.status;
    EXPECT_TRUE(says(make_ready(std::move(response), Coding::Identity), "Cache-Control: " + std::string(c.value)));
  }
}

TEST(ReadyResponse, A304RepeatsWhatMatters) {
  const auto ready = make_ready(page("x"), Coding::Identity);
  EXPECT_TRUE(ready.not_modified_head.starts_with("HTTP/1.1 304 Not Modified\r\n"));
  EXPECT_NE(ready.not_modified_head.find("ETag: " + ready.etag), std::string::npos);
  EXPECT_EQ(ready.not_modified_head.find("Content-Length"), std::string::npos);
}

TEST(ReadyResponse, AHandlersOwnPolicyStands) {
  Response response = page("x");
  response.headers.emplace_back("Content-Security-Policy", "sandbox");
  const auto ready = make_ready(std::move(response), Coding::Identity);
  EXPECT_TRUE(says(ready, "Content-Security-Policy: sandbox"));
  EXPECT_EQ(ready.head.find("default-src"), std::string::npos);
}

}  // namespace
}  // namespace strongroom::web::http
