// SPDX-License-Identifier: Apache-2.0
#include "web/http/response_cache.h"

#include <gtest/gtest.h>

#include <thread>

namespace strongroom::web::http {
namespace {

ResponseCache::Shared response(const std::string& body) {
  ReadyResponse ready;
  ready.body = body;
  return std::make_shared<const ReadyResponse>(std::move(ready));
}

TEST(ResponseCache, FindsWhatItKeeps) {
  ResponseCache cache(1 << 20);
  EXPECT_EQ(cache.find("/", 1), nullptr);
  cache.keep("/", 1, response("one"));
  ASSERT_NE(cache.find("/", 1), nullptr);
  EXPECT_EQ(cache.find("/", 1)->body, "one");
  EXPECT_EQ(cache.find("/2017", 1), nullptr);
}

TEST(ResponseCache, ForgetsWithTheVersion) {
  ResponseCache cache(1 << 20);
  cache.keep("/", 1, response("one"));
  cache.keep("/assets/x", ResponseCache::all_versions, response("style"));
  EXPECT_EQ(cache.find("/", 2), nullptr);
  EXPECT_EQ(cache.find("/assets/x", 2)->body, "style");
  cache.keep("/", 2, response("two"));
  EXPECT_EQ(cache.find("/", 2)->body, "two");
}

TEST(ResponseCache, StaysWithinItsMemory) {
  constexpr size_t kBytesMax = 256 << 10;
  ResponseCache cache(kBytesMax);
  for (int i = 0; i < 1000; ++i) {
    cache.keep("/" + std::to_string(i), 1, response(std::string(2000, 'x')));
    EXPECT_LE(cache.bytes(), kBytesMax);
  }
  EXPECT_GT(cache.bytes(), kBytesMax / 2);
  EXPECT_NE(cache.find("/999", 1), nullptr);
  EXPECT_EQ(cache.find("/0", 1), nullptr);
}

TEST(ResponseCache, KeepsWhatIsUsed) {
  ResponseCache cache(256 << 10);
  cache.keep("/used", 1, response("x"));
  for (int i = 0; i < 1000; ++i) {
    cache.keep("/" + std::to_string(i), 1, response(std::string(2000, 'x')));
    ASSERT_NE(cache.find("/used", 1), nullptr) << i;
  }
}

TEST(ResponseCache, DoesNotKeepGiants) {
  ResponseCache cache(64 << 10);
  cache.keep("/", 1, response(std::string(60 << 10, 'x')));
  EXPECT_EQ(cache.find("/", 1), nullptr);
  EXPECT_EQ(cache.bytes(), 0u);
}

TEST(ResponseCache, CountsAReplacementOnce) {
  ResponseCache cache(1 << 20);
  cache.keep("/", 1, response("same"));
  const size_t once = cache.bytes();
  cache.keep("/", 1, response("same"));
  EXPECT_EQ(cache.bytes(), once);
}

TEST(ResponseCache, ServesThreadsAtOnce) {
  ResponseCache cache(64 << 10);
  const auto work = [&cache](int seed) {
    for (int i = 0; i < 2000; ++i) {
      const std::string key = "/" + std::to_string((i * seed) % 97);
      if (const auto found = cache.find(key, 1)) EXPECT_EQ(found->body, key);
      cache.keep(key, 1, response(key));
    }
  };
  std::thread other(work, 7);
  work(5);
  other.join();
}

}  // namespace
}  // namespace strongroom::web::http
