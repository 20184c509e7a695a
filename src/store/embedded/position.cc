// SPDX-License-Identifier: Apache-2.0
#include "store/embedded/position.h"

#include <algorithm>

#include "base/assert.h"
#include "base/fault.h"

namespace strongroom::store::embedded {

namespace {

constexpr int64_t days_before_1970 = 719'163;   // day_number of 1970-01-01
constexpr int64_t last_day_number = 3'652'059;  // of 9999-12-31

// How far from an end's last item the next one goes, by the room left there.
int64_t step(int64_t room) {
  if (room > sequences_of_day / 4) return 256;
  if (room > sequences_of_day / 16) return 16;
  return 1;
}

}  // namespace

int64_t day_number(const std::optional<CivilDate>& date) {
  return date ? date->days_since_1970() + days_before_1970 : 0;
}

std::optional<CivilDate> date_of_day(int64_t day) {
  if (day == 0) return std::nullopt;
  return CivilDate::from_days(day - days_before_1970);
}

int64_t month_number(const YearMonth& month) { return int64_t{month.year} * 12 + month.month - 1; }

int64_t month_of_day(int64_t day) {
  const auto date = date_of_day(day);
  return date ? month_number(YearMonth::of(*date)) : 0;
}

YearMonth month_from_number(int64_t month) {
  return {static_cast<int16_t>(month / 12), static_cast<uint8_t>(month % 12 + 1)};
}

Position position_of(int64_t day, int64_t sequence) {
  STRONGROOM_ASSERT(day >= 0 && day <= last_day_number && sequence >= 0 && sequence < sequences_of_day);
  return Position{(day << sequence_bits) | sequence};
}

int64_t day_of(Position position) { return position.value >> sequence_bits; }

int64_t sequence_of(Position position) { return position.value & (sequences_of_day - 1); }

PositionRange all_positions() { return positions_of_days(0, last_day_number); }

PositionRange positions_of_days(int64_t first_day, int64_t last_day) {
  return {position_of(first_day, 0), position_of(last_day, sequences_of_day - 1)};
}

PositionRange positions_of_month(const YearMonth& month) {
  return positions_of_days(day_number(month.first_day()), day_number(month.last_day()));
}

PositionRange positions_of_year(int year) {
  const auto first = CivilDate::create(year, 1, 1);
  const auto last = CivilDate::create(year, 12, 31);
  if (!first || !last) return {Position{1}, Position{0}};  // no such year: nothing
  return positions_of_days(day_number(*first), day_number(*last));
}

std::optional<int64_t> sequence_between(const std::optional<int64_t>& lower, const std::optional<int64_t>& upper) {
  if (!lower && !upper) return sequences_of_day / 2;
  const int64_t below = lower.value_or(0);  // sequence 0 stays free
  const int64_t above = upper.value_or(sequences_of_day);
  const int64_t room = above - below - 1;
  if (room < 1) return std::nullopt;
  if (!upper) return below + std::min(step(room), room);
  if (!lower) return above - std::min(step(room), room);
  return below + (room + 1) / 2;
}

std::vector<int64_t> spread_sequences(size_t count) {
  const auto items = static_cast<int64_t>(count);
  if (items >= sequences_of_day)
    throw Fault("a day can hold 1,048,575 items; give some of these items their own dates");
  // A crowded day takes all the room, others the middle half.
  const bool crowded = items > sequences_of_day / 4;
  const int64_t start = crowded ? 0 : sequences_of_day / 4;
  const int64_t width = crowded ? sequences_of_day : sequences_of_day / 2;
  std::vector<int64_t> sequences;
  sequences.reserve(count);
  for (int64_t i = 0; i < items; ++i) sequences.push_back(start + (i + 1) * width / (items + 1));
  return sequences;
}

}  // namespace strongroom::store::embedded
