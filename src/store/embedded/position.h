// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "base/civil_time.h"
#include "base/strong.h"

namespace strongroom::store::embedded {

// Where an item stands in the list of all items. The problem: newest first, and within a day in the source's order,
// without ever sorting. The picture, of one 64-bit integer:
//
//     0 … 0 | day, 22 bits | sequence, 20 bits
//
// Day 0 holds what has no date; 0001-01-01 is day 1. A higher sequence is listed higher. The trick: this number is the
// primary key of items, the second half of every list's key and the row number of the full text, so that every walk of
// any of them is in order already.
using Position = Strong<struct PositionTag, int64_t>;

inline constexpr int sequence_bits = 20;
inline constexpr int64_t sequences_of_day = int64_t{1} << sequence_bits;

// Days since 0001-01-01, from 1; 0 for an unknown date.
int64_t day_number(const std::optional<CivilDate>& date);
std::optional<CivilDate> date_of_day(int64_t day);
// Months since year 0; 0 for an unknown date.
int64_t month_number(const YearMonth& month);
int64_t month_of_day(int64_t day);
YearMonth month_from_number(int64_t month);

Position position_of(int64_t day, int64_t sequence);
int64_t day_of(Position position);
int64_t sequence_of(Position position);

// Positions from `low` to `high`, both included.
struct PositionRange {
  Position low;
  Position high;
  friend bool operator==(const PositionRange&, const PositionRange&) = default;
};

PositionRange all_positions();
PositionRange positions_of_days(int64_t first_day, int64_t last_day);
PositionRange positions_of_month(const YearMonth& month);
PositionRange positions_of_year(int year);

// A sequence between two taken ones (nullopt: the day's end on that side), leaving room for later neighbours: steps of
// 256 at the ends, smaller ones when they are crowded, the middle between two. Nullopt when there is no room.
std::optional<int64_t> sequence_between(const std::optional<int64_t>& lower, const std::optional<int64_t>& upper);

// The sequences for `count` items of one day anew, lowest first, evenly spread over the middle half of the day.
std::vector<int64_t> spread_sequences(size_t count);

}  // namespace strongroom::store::embedded
