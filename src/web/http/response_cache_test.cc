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
  ResponseCache cache(1 << 20, 0);
  EXPECT_EQ(cache.find("/", 1), nullptr);
  cache.keep("/", 1, response("one"));
  ASSERT_NE(cache.find("/", 1), nullptr);
  EXPECT_EQ(cache.find("/", 1)->body, "one");
  EXPECT_EQ(cache.find("/2017", 1), nullptr);
}

TEST(ResponseCache, ForgetsWithTheVersion) {
  ResponseCache cache(1 << 20, 0);
  cache.keep("/", 1, response("one"));
  cache.keep("/assets/x", ResponseCache::all_versions, response("style"));
  EXPECT_EQ(cache.find("/", 2), nullptr);
  EXPECT_EQ(cache.find("/assets/x", 2)->body, "style");
  cache.keep("/", 2, response("two"));
  EXPECT_EQ(cache.find("/", 2)->body, "two");
}

TEST(ResponseCache, StaysWithinItsMemory) {
  constexpr size_t kBytesMax = 256 << 10;
  ResponseCache cache(kBytesMax, 0);
  for (int i = 0; i < 1000; ++i) {
    cache.keep("/" + std::to_string(i), 1, response(std::string(2000, 'x')));
    EXPECT_LE(cache.bytes(), kBytesMax);
  }
  EXPECT_GT(cache.bytes(), kBytesMax / 2);
  EXPECT_NE(cache.find("/999", 1), nullptr);
  EXPECT_EQ(cache.find("/0", 1), nullptr);
}

TEST(ResponseCache, KeepsWhatIsUsed) {
  ResponseCache cache(256 << 10, 0);
  cache.keep("/used", 1, response("x"));
  for (int i = 0; i < 1000; ++i) {
    cache.keep("/" + std::to_string(i), 1, response(std::string(2000, 'x')));
    ASSERT_NE(cache.find("/used", 1), nullptr) << i;
  }
}

TEST(ResponseCache, DoesNotKeepGiants) {
  ResponseCache cache(64 << 10, 0);
  cache.keep("/", 1, response(std::string(60 << 10, 'x')));
  EXPECT_EQ(cache.find("/", 1), nullptr);
  EXPECT_EQ(cache.bytes(), 0u);
}

TEST(ResponseCache, CountsAReplacementOnce) {
  ResponseCache cache(1 << 20, 0);
  cache.keep("/", 1, response("same"));
  const size_t once = cache.bytes();
  cache.keep("/", 1, response("same"));
  EXPECT_EQ(cache.bytes(), once);
}

TEST(ResponseCache, MovesToFilesWhatIsLongAndUsedOften) {
  ResponseCache cache(1 << 20, 800);
  const std::string body(20'000, 'x');
  cache.keep("/long", 1, response(body));
  cache.keep("/short", 1, response("short"));
  const size_t bytes = cache.bytes();
  for (uint32_t use = 1; use < ResponseCache::uses_before_file; ++use) EXPECT_EQ(cache.find("/long", 1)->file, nullptr);
  const auto moved = cache.find("/long", 1);
  ASSERT_NE(moved->file, nullptr);
  EXPECT_EQ(moved->content(), body);
  EXPECT_EQ(moved->body, "");
  for (uint32_t use = 0; use < 20; ++use) EXPECT_EQ(cache.find("/short", 1)->file, nullptr);
  EXPECT_EQ(cache.bytes(), bytes);
  EXPECT_EQ(cache.files(), 1u);
  EXPECT_EQ(cache.find("/long", 2), nullptr);
  EXPECT_EQ(cache.files(), 0u);
  EXPECT_EQ(moved->content(), body);
}

TEST(ResponseCache, KeepsNoMoreFilesThanItMay) {
  constexpr size_t kFilesMax = 16;
  ResponseCache cache(64 << 20, kFilesMax);
  for (int i = 0; i < 200; ++i) {
    const std::string key = "/" + std::to_string(i);
    cache.keep(key, 1, response(std::string(20'000, 'x')));
    for (uint32_t use = 0; use < 2 * ResponseCache::uses_before_file; ++use) ASSERT_NE(cache.find(key, 1), nullptr);
  }
  EXPECT_EQ(cache.files(), kFilesMax);
}

TEST(ResponseCache, ServesThreadsAtOnce) {
  ResponseCache cache(64 << 10, 0);
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
