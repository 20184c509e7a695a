// SPDX-License-Identifier: Apache-2.0
#include "store/embedded/full_text/list_cache.h"

#include <gtest/gtest.h>

namespace strongroom::store::embedded {
namespace {

constexpr size_t large = 20'000;

std::shared_ptr<const KeptList> list_of(size_t bytes, int64_t segment = 1) {
  const std::string members(bytes, '\1');
  PostingPart part;
  part.documents = 1;
  part.members = members;
  auto list = std::make_shared<KeptList>();
  list->add(part, segment, 7);
  return list;
}

TEST(ListCache, AListOwnsItsBytes) {
  const auto list = list_of(3);
  ASSERT_EQ(list->parts.size(), 1u);
  EXPECT_EQ(list->parts.front().part.members, "\1\1\1");
  EXPECT_EQ(list->parts.front().part.members.data(), list->parts.front().bytes.data());
  EXPECT_EQ(list->parts.front().positions_start, 7u);
}

TEST(ListCache, GivesWhatItWasGiven) {
  ListCache cache(10 * large);
  const auto list = list_of(large);
  cache.put({1, 2, "flood"}, list);
  EXPECT_EQ(cache.find({1, 2, "flood"}), list);
  EXPECT_EQ(cache.find({1, 2, "water"}), nullptr);
  EXPECT_EQ(cache.find({1, 3, "flood"}), nullptr);
  EXPECT_EQ(cache.find({2, 2, "flood"}), nullptr);
}

TEST(ListCache, WhatWasAskedForLongestAgoMakesRoom) {
  ListCache cache(3 * large);
  cache.put({1, 1, "a"}, list_of(large));
  cache.put({1, 1, "b"}, list_of(large));
  EXPECT_TRUE(cache.find({1, 1, "a"}));
  cache.put({1, 1, "c"}, list_of(large));
  EXPECT_TRUE(cache.find({1, 1, "a"}));
  EXPECT_EQ(cache.find({1, 1, "b"}), nullptr);
  EXPECT_TRUE(cache.find({1, 1, "c"}));
}

TEST(ListCache, KeepsNeitherSmallListsNorOnesBeyondItsRoom) {
  ListCache cache(3 * large);
  cache.put({1, 1, "small"}, list_of(10));
  cache.put({1, 1, "huge"}, list_of(4 * large));
  EXPECT_EQ(cache.find({1, 1, "small"}), nullptr);
  EXPECT_EQ(cache.find({1, 1, "huge"}), nullptr);
}

TEST(ListCache, AListThatMadeRoomStaysGoodForWhoHasIt) {
  ListCache cache(large + large / 2);
  cache.put({1, 1, "a"}, list_of(large));
  const auto held = cache.find({1, 1, "a"});
  cache.put({1, 1, "b"}, list_of(large));
  EXPECT_EQ(cache.find({1, 1, "a"}), nullptr);
  EXPECT_EQ(held->parts.front().part.members.size(), large);
}

}  // namespace
}  // namespace strongroom::store::embedded
