// SPDX-License-Identifier: Apache-2.0
#include "store/embedded/full_text/neighbours.h"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

namespace strongroom::store::embedded {
namespace {

TEST(Neighbours, EverySharedSignIsUsedAndNoneIsAnotherStemsOwn) {
  for (const size_t own : {size_t{0}, size_t{1}, Signs::own_max}) {
    std::vector<std::string> frequent;
    for (size_t i = 0; i < own; ++i) frequent.push_back("frequent" + std::to_string(i));
    const Signs signs(frequent);
    std::set<int> as_next;
    std::set<int> as_previous;
    for (int i = 0; i < 20'000; ++i) {
      const StemSign sign = signs.of("stem" + std::to_string(i));
      as_next.insert(sign.as_next);
      as_previous.insert(sign.as_previous);
      EXPECT_LE(neighbours(sign, sign), neighbours_max);
    }
    for (const std::set<int>& used : {as_next, as_previous}) {
      EXPECT_EQ(used.size(), 127 - own);
      EXPECT_EQ(*used.begin(), static_cast<int>(own) + 1);
      EXPECT_EQ(*used.rbegin(), 127);
    }
  }
}

TEST(Neighbours, AFrequentStemHasASignOfItsOwn) {
  const Signs signs({"the", "of"});
  EXPECT_TRUE(signs.is_own("of"));
  EXPECT_FALSE(signs.is_own("flood"));
  EXPECT_EQ(signs.of("the").as_next, 1);
  EXPECT_EQ(signs.of("of").as_previous, 2);
  EXPECT_FALSE(Signs().is_own("the"));
}

TEST(Neighbours, SignsAreThoseThatDatabasesHold) {
  const Signs shared;
  EXPECT_EQ(neighbours(shared.of("flood"), shared.of("water")), 0x3ebe);
  EXPECT_EQ(neighbours(shared.of("فيضان"), shared.of("")), 0x1b55);
}

TEST(Neighbours, ATestRefusesOthersOnEitherSide) {
  const StemSign one{.as_next = 3, .as_previous = 5};
  const StemSign other{.as_next = 4, .as_previous = 6};
  NeighbourTest previous;
  previous.require_previous(one);
  EXPECT_TRUE(previous.passes(neighbours(one, {})));
  EXPECT_TRUE(previous.passes(neighbours(one, other)));
  EXPECT_FALSE(previous.passes(neighbours(other, one)));
  EXPECT_FALSE(previous.passes(neighbours({}, one)));
  NeighbourTest both = previous;
  both.require_next(other);
  EXPECT_TRUE(both.passes(neighbours(one, other)));
  EXPECT_FALSE(both.passes(neighbours(one, one)));
  EXPECT_TRUE(NeighbourTest().passes(neighbours(other, {})));
}

}  // namespace
}  // namespace strongroom::store::embedded
