// SPDX-License-Identifier: Apache-2.0
#include "store/embedded/full_text/neighbours.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace strongroom::store::embedded {
namespace {

TEST(Neighbours, EverySignIsUsedAndNoneStandsForNoWord) {
  std::set<int> as_next;
  std::set<int> as_previous;
  for (int i = 0; i < 20'000; ++i) {
    const StemSign sign = sign_of("stem" + std::to_string(i));
    as_next.insert(sign.as_next);
    as_previous.insert(sign.as_previous);
    EXPECT_LE(neighbours(sign, sign), neighbours_max);
  }
  EXPECT_EQ(as_next.size(), 127u);
  EXPECT_EQ(*as_next.begin(), 1);
  EXPECT_EQ(as_previous.size(), 127u);
  EXPECT_EQ(*as_previous.begin(), 1);
}

TEST(Neighbours, SignsAreThoseThatDatabasesHold) {
  EXPECT_EQ(neighbours(sign_of("flood"), sign_of("water")), 0x3ebe);
  EXPECT_EQ(neighbours(sign_of("فيضان"), sign_of("")), 0x1b55);
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
