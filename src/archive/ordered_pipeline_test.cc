// SPDX-License-Identifier: Apache-2.0
#include "archive/ordered_pipeline.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <stdexcept>

namespace strongroom::archive {
namespace {

using Pipeline = OrderedPipeline<int, int>;

Pipeline::Produce numbers(int count) {
  return [count](const Pipeline::Push& push) {
    for (int i = 0; i < count && push(i, 1); ++i) {
    }
  };
}

std::vector<int> all_of(Pipeline& pipeline) {
  std::vector<int> results;
  while (std::optional<int> result = pipeline.next()) results.push_back(*result);
  return results;
}

TEST(OrderedPipeline, ResultsComeInTheOrderOfProduction) {
  Pipeline pipeline({4, 8, 100}, numbers(100), [](int i) {
    std::this_thread::sleep_for(std::chrono::microseconds(i % 7 * 50));
    return i * 2;
  });
  std::vector<int> expected;
  for (int i = 0; i < 100; ++i) expected.push_back(i * 2);
  EXPECT_EQ(all_of(pipeline), expected);
}

TEST(OrderedPipeline, NothingProducedGivesNothing) {
  Pipeline pipeline({2, 8, 100}, numbers(0), [](int i) { return i; });
  EXPECT_EQ(pipeline.next(), std::nullopt);
}

TEST(OrderedPipeline, ASlowTakerStopsTheProducer) {
  std::atomic<int> produced = 0;
  Pipeline pipeline(
      {2, 4, 100},
      [&](const Pipeline::Push& push) {
        for (int i = 0; i < 50 && push(i, 1); ++i) ++produced;
      },
      [](int i) { return i; });
  std::this_thread::sleep_for(std::chrono::milliseconds(30));
  EXPECT_LE(produced, 4);
  EXPECT_EQ(all_of(pipeline).size(), 50u);
}

TEST(OrderedPipeline, OneCostlyInputPassesAlone) {
  Pipeline pipeline(
      {2, 8, 10},
      [](const Pipeline::Push& push) {
        for (int i = 0; i < 5; ++i) push(i, 1000);
      },
      [](int i) { return i; });
  EXPECT_EQ(all_of(pipeline).size(), 5u);
}

TEST(OrderedPipeline, FailuresReachTheTaker) {
  Pipeline broken_work({2, 8, 100}, numbers(3), [](int i) -> int {
    if (i == 1) throw std::runtime_error("work");
    return i;
  });
  EXPECT_EQ(broken_work.next(), 0);
  EXPECT_THROW(broken_work.next(), std::runtime_error);
  Pipeline broken_producer(
      {2, 8, 100}, [](const Pipeline::Push&) { throw std::runtime_error("produce"); }, [](int i) { return i; });
  EXPECT_THROW(broken_producer.next(), std::runtime_error);
}

TEST(OrderedPipeline, ItCanBeLeftEarly) {
  Pipeline pipeline({2, 4, 100}, numbers(1'000'000), [](int i) { return i; });
  EXPECT_EQ(pipeline.next(), 0);
}

}  // namespace
}  // namespace strongroom::archive
