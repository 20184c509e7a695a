// SPDX-License-Identifier: Apache-2.0
#include "store/embedded/full_text/varint.h"

#include <cstring>

#include "base/fault.h"
#include "store/embedded/full_text/number_set.h"

namespace strongroom::store::embedded {

namespace {

constexpr uint64_t high_bits = 0x8080808080808080;

uint64_t eight_bytes(const uint8_t* at) {
  uint64_t eight = 0;
  std::memcpy(&eight, at, sizeof(eight));
  return eight;
}

uint64_t sum_of_bytes(uint64_t eight) {
  constexpr uint64_t every_second = 0x00ff00ff00ff00ff;
  const uint64_t pairs = (eight & every_second) + ((eight >> 8) & every_second);
  return pairs * 0x0001000100010001 >> 48;
}

}  // namespace

void full_text_is_damaged() { throw Fault("the full text is damaged; run `strongroom rebuild`"); }

uint64_t NumberReader::read_rest(uint8_t first) {
  constexpr int shift_max = 56;  // of the ninth byte
  uint64_t number = first & 0x7f;
  for (int shift = 7; shift <= shift_max; shift += 7) {
    if (next_ == end_) full_text_is_damaged();
    const uint8_t byte = *next_++;
    number |= static_cast<uint64_t>(byte & 0x7f) << shift;
    if (byte < 0x80) return number;
  }
  full_text_is_damaged();
}

void NumberReader::skip(uint64_t count) {
  while (count >= sizeof(uint64_t) && end_ - next_ >= static_cast<ptrdiff_t>(sizeof(uint64_t))) {
    count -= count_bits(~eight_bytes(next_) & high_bits);
    next_ += sizeof(uint64_t);
  }
  for (; count > 0; --count) {
    while (next_ != end_ && *next_ >= 0x80) ++next_;
    if (next_ == end_) full_text_is_damaged();
    ++next_;
  }
}

uint64_t NumberReader::sum(uint64_t count) {
  uint64_t sum = 0;
  while (count > 0) {
    const bool has_eight = count >= sizeof(uint64_t) && end_ - next_ >= static_cast<ptrdiff_t>(sizeof(uint64_t));
    const uint64_t eight = has_eight ? eight_bytes(next_) : high_bits;
    if ((eight & high_bits) == 0) {
      sum += sum_of_bytes(eight);
      next_ += sizeof(eight);
      count -= sizeof(eight);
    } else {
      sum += read();
      --count;
    }
  }
  return sum;
}

}  // namespace strongroom::store::embedded
