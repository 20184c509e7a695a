// SPDX-License-Identifier: Apache-2.0
#include "store/embedded/position.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>

#include "base/fault.h"

namespace strongroom::store::embedded {
namespace {

TEST(Position, NumbersDaysAndMonths) {
  const auto date = [](int year, int month, int day) { return CivilDate::create(year, month, day); };
  EXPECT_EQ(day_number(std::nullopt), 0);
  EXPECT_EQ(day_number(date(1, 1, 1)), 1);
  EXPECT_EQ(day_number(date(1970, 1, 1)), 719'163);
  EXPECT_EQ(date_of_day(day_number(date(9999, 12, 31))), date(9999, 12, 31));
  EXPECT_EQ(date_of_day(0), std::nullopt);
  EXPECT_EQ(month_from_number(month_of_day(day_number(date(2017, 12, 31)))), *YearMonth::create(2017, 12));
  EXPECT_EQ(month_of_day(0), 0);
  EXPECT_GT(positions_of_year(0).low, positions_of_year(0).high);
}

TEST(Position, LeavesRoomBetweenSequences) {
  const int64_t middle = sequences_of_day / 2;
  EXPECT_EQ(sequence_between({}, {}), middle);
  EXPECT_EQ(sequence_between(middle, {}), middle + 256);
  EXPECT_EQ(sequence_between({}, middle), middle - 256);
  EXPECT_EQ(sequence_between(100, 200), 150);
  EXPECT_EQ(sequence_between(100, 102), 101);
  EXPECT_EQ(sequence_between(100, 101), std::nullopt);
  EXPECT_EQ(sequence_between({}, 1), std::nullopt);
  EXPECT_EQ(sequence_between(sequences_of_day - 1, {}), std::nullopt);
}

TEST(Position, HoldsManyItemsOnTopOfEachOther) {
  std::optional<int64_t> top = sequence_between({}, {});
  int held = 1;
  while (const auto next = sequence_between(top, {})) {
    ASSERT_GT(*next, *top);
    top = next;
    ++held;
  }
  EXPECT_GT(held, 70'000);
}

TEST(Position, SpreadsADayEvenly) {
  for (const size_t count : {size_t{1}, size_t{40}, size_t{600'000}, size_t{1'048'575}}) {
    const auto sequences = spread_sequences(count);
    ASSERT_EQ(sequences.size(), count);
    EXPECT_GT(sequences.front(), 0);
    EXPECT_LT(sequences.back(), sequences_of_day);
    EXPECT_EQ(std::adjacent_find(sequences.begin(), sequences.end(), std::greater_equal<>()), sequences.end());
  }
  EXPECT_THROW((void)spread_sequences(1'048'576), Fault);
}

}  // namespace
}  // namespace strongroom::store::embedded
