// SPDX-License-Identifier: Apache-2.0
#include "store/embedded/full_text/merge_policy.h"

#include <gtest/gtest.h>

#include <random>

namespace strongroom::store::embedded {
namespace {

// An index without contents: only what the policy sees.
class Segments {
 public:
  void commit(uint32_t documents) {
    Segment segment;
    segment.first = next_;
    segment.last = next_ += documents;
    ++next_;
    segment.level = level_of(documents);
    live_.push_back(segment);
    while (const auto run = next_merge(live_)) {
      Segment merged = live_[run->begin];
      merged.last = live_[run->end - 1].last;
      merged.level = run->level;
      for (size_t i = run->begin; i < run->end; ++i) copied_ += live_[i].last - live_[i].first + 1;
      live_.erase(live_.begin() + static_cast<ptrdiff_t>(run->begin), live_.begin() + static_cast<ptrdiff_t>(run->end));
      live_.insert(live_.begin() + static_cast<ptrdiff_t>(run->begin), merged);
    }
  }

  size_t count() const { return live_.size(); }
  double copies() const { return static_cast<double>(copied_) / next_; }

 private:
  DocumentNumber next_ = 1;
  uint64_t copied_ = 0;
  std::vector<Segment> live_;
};

TEST(MergePolicy, LevelsGrowEightfold) {
  EXPECT_EQ(level_of(1), 0);
  EXPECT_EQ(level_of(7), 0);
  EXPECT_EQ(level_of(8), 1);
  EXPECT_EQ(level_of(64), 2);
  EXPECT_EQ(level_of(1'000'000), 6);
}

TEST(MergePolicy, WaitsForEightNeighbours) {
  std::vector<Segment> live(7);
  EXPECT_FALSE(next_merge(live));
  live.emplace_back();
  const auto run = next_merge(live);
  ASSERT_TRUE(run);
  EXPECT_EQ(run->begin, 0u);
  EXPECT_EQ(run->end, 8u);
  EXPECT_EQ(run->level, 1);
}

TEST(MergePolicy, LeavesRunningMergesAlone) {
  std::vector<Segment> live(15);
  for (size_t i = 0; i < 8; ++i) live[i].merged_into = 99;
  EXPECT_FALSE(next_merge(live));
  live.emplace_back();
  EXPECT_EQ(next_merge(live)->begin, 8u);
}

// Documents of each segment and the merge it is part of.
std::vector<Segment> row(const std::vector<std::pair<uint32_t, int64_t>>& segments) {
  std::vector<Segment> live;
  DocumentNumber next = 1;
  for (const auto& [documents, merged_into] : segments) {
    Segment& segment = live.emplace_back();
    segment.first = next;
    segment.last = (next += documents) - 1;
    segment.merged_into = merged_into;
  }
  return live;
}

TEST(MergePolicy, SettlesWhatItsBudgetReaches) {
  const auto begin = [](const std::vector<Segment>& live, uint64_t documents_max) {
    const auto run = settling_run(live, documents_max);
    return run ? static_cast<int>(run->begin) : -1;
  };
  EXPECT_EQ(begin({}, 100), -1);
  EXPECT_EQ(begin(row({{100, 0}, {10, 0}, {10, 0}}), 119), 1);
  EXPECT_EQ(begin(row({{100, 0}, {10, 0}, {10, 0}}), 120), 0);
  EXPECT_EQ(begin(row({{100, 0}, {10, 0}, {10, 0}}), 19), -1);
  // A running merge is left whole.
  EXPECT_EQ(begin(row({{10, 7}, {10, 7}, {10, 0}, {10, 0}}), 30), 2);
  EXPECT_EQ(begin(row({{10, 7}, {10, 7}, {10, 0}, {10, 0}}), 40), 0);
  EXPECT_EQ(settling_run(row({{500, 0}, {12, 0}}), 600)->level, 3);
}

// Whatever the sizes of commits, segments stay few and a document is copied a few times.
TEST(MergePolicy, KeepsSegmentsFewAndCopiesFew) {
  for (const uint32_t most : {1u, 30u, 5000u}) {
    Segments segments;
    std::mt19937 random(most);
    for (int commit = 0; commit < 3000; ++commit) {
      segments.commit(1 + static_cast<uint32_t>(random() % most));
      ASSERT_LT(segments.count(), 60u);
    }
    EXPECT_LT(segments.copies(), 9) << most;
  }
}

}  // namespace
}  // namespace strongroom::store::embedded
