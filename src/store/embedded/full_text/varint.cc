// SPDX-License-Identifier: Apache-2.0
#include "store/embedded/full_text/varint.h"

#include <cstring>

#include "base/fault.h"
#include "store/embedded/full_text/number_set.h"

namespace strongroom::store::embedded {

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
  constexpr uint64_t high_bits = 0x8080808080808080;
  while (count >= sizeof(uint64_t) && end_ - next_ >= static_cast<ptrdiff_t>(sizeof(uint64_t))) {
    uint64_t eight = 0;
    std::memcpy(&eight, next_, sizeof(eight));
    count -= count_bits(~eight & high_bits);
    next_ += sizeof(eight);
  }
  for (; count > 0; --count) {
    while (next_ != end_ && *next_ >= 0x80) ++next_;
    if (next_ == end_) full_text_is_damaged();
    ++next_;
  }
}

}  // namespace strongroom::store::embedded
