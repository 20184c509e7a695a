// SPDX-License-Identifier: Apache-2.0
#include "store/embedded/full_text/number_set.h"

#include <gtest/gtest.h>

#include <random>
#include <set>

namespace strongroom::store::embedded {
namespace {

constexpr size_t bound = 500;

struct Both {
  NumberSet set{bound};
  std::set<uint32_t> model;

  explicit Both(unsigned seed) {
    std::mt19937 random(seed);
    for (int i = 0; i < 120; ++i) {
      const auto number = static_cast<uint32_t>(random() % bound);
      set.add(number);
      model.insert(number);
    }
  }
};

std::vector<uint32_t> numbers(const NumberSet& set) {
  std::vector<uint32_t> all;
  set.each([&](size_t number) { all.push_back(static_cast<uint32_t>(number)); });
  return all;
}

std::vector<uint32_t> numbers(const std::set<uint32_t>& set) { return {set.begin(), set.end()}; }

TEST(NumberSet, KnowsWhetherItHasAnyOfARange) {
  NumberSet set(bound);
  for (const unsigned number : {63u, 64u, 200u}) set.add(number);
  for (size_t first = 0; first < bound + 70; ++first)
    for (size_t last = first; last < bound + 70; ++last)
      EXPECT_EQ(set.has_any(first, last), set.count(std::min(first, bound), std::min(last + 1, bound)) > 0)
          << first << " to " << last;
}

TEST(NumberSet, HoldsWhatWasAdded) {
  const Both both(1);
  EXPECT_EQ(numbers(both.set), numbers(both.model));
  EXPECT_EQ(both.set.count(), both.model.size());
}

TEST(NumberSet, CountsWithinAnyRange) {
  const Both both(2);
  for (const auto& [first, end] : {std::pair{0u, 0u}, {0u, 64u}, {63u, 65u}, {1u, 499u}, {130u, 130u}, {7u, 300u}}) {
    const auto low = both.model.lower_bound(first);
    const auto high = both.model.lower_bound(end);
    EXPECT_EQ(both.set.count(first, end), static_cast<size_t>(std::distance(low, high))) << first << " " << end;
    std::vector<uint32_t> visited;
    both.set.each_between(first, end, [&](size_t number) { visited.push_back(static_cast<uint32_t>(number)); });
    EXPECT_EQ(visited, std::vector<uint32_t>(low, high));
  }
}

TEST(NumberSet, CombinesLikeSets) {
  const Both a(3);
  const Both b(4);
  NumberSet both = a.set;
  both.keep_only(b.set);
  NumberSet either = a.set;
  either.add_all(b.set);
  NumberSet rest = a.set;
  rest.remove_all(b.set);
  for (uint32_t number = 0; number < bound; ++number) {
    const bool in_a = a.model.contains(number);
    const bool in_b = b.model.contains(number);
    EXPECT_EQ(both.has(number), in_a && in_b);
    EXPECT_EQ(either.has(number), in_a || in_b);
    EXPECT_EQ(rest.has(number), in_a && !in_b);
  }
}

TEST(NumberSet, GivesPagesFromBothEnds) {
  const Both both(5);
  const std::vector<uint32_t> ascending = numbers(both.model);
  const std::vector<uint32_t> descending(ascending.rbegin(), ascending.rend());
  const auto page = [](const std::vector<uint32_t>& all, size_t skip, size_t count) {
    const size_t first = std::min(skip, all.size());
    const size_t last = std::min(first + count, all.size());
    return std::vector<uint32_t>(all.begin() + static_cast<ptrdiff_t>(first),
                                 all.begin() + static_cast<ptrdiff_t>(last));
  };
  for (const size_t skip : {size_t{0}, size_t{1}, size_t{40}, ascending.size() - 1, ascending.size(), size_t{1000}}) {
    EXPECT_EQ(both.set.highest(skip, 10), page(descending, skip, 10)) << skip;
    EXPECT_EQ(both.set.lowest(skip, 10), page(ascending, skip, 10)) << skip;
  }
}

TEST(NumberSet, AddsRanges) {
  for (const auto& [first, end] : {std::pair{0u, 500u}, {3u, 4u}, {60u, 200u}, {64u, 128u}, {9u, 9u}}) {
    NumberSet set(bound);
    set.add_range(first, end);
    EXPECT_EQ(set.count(), end - first);
    EXPECT_EQ(set.count(first, end), end - first);
  }
}

}  // namespace
}  // namespace strongroom::store::embedded
