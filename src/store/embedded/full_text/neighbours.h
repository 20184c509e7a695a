// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

namespace strongroom::store::embedded {

// A few bits of the words right before and right behind a place where a stem stands. They are kept beside the place, so
// that a phrase is refused at nearly all the places of its rarest word without reading those of the others.
//
// Below 2^14, to be two bytes among numbers (varint.h): the low seven bits are of the word behind, 0 for none, the
// other seven of the word before. They are kept in databases: another way of making them needs a migration.
using Neighbours = uint16_t;
inline constexpr Neighbours neighbours_max = 0x3fff;

// The bits that speak of a stem. Equal stems have equal signs everywhere; of different ones, one pair in 127 has one in
// common. Never 0, which stands for no word.
struct StemSign {
  uint8_t as_next = 0;      // 1 to 127
  uint8_t as_previous = 0;  // 1 to 127
};
StemSign sign_of(std::string_view stem);

inline Neighbours neighbours(StemSign previous, StemSign next) {
  return static_cast<Neighbours>(previous.as_previous << 7 | next.as_next);
}

// What a phrase asks of the neighbours of one of its words. Without conditions all will do.
class NeighbourTest {
 public:
  void require_previous(StemSign previous) {
    mask_ |= 0x3f80;
    wanted_ |= unsigned{previous.as_previous} << 7;
  }
  void require_next(StemSign next) {
    mask_ |= 0x7f;
    wanted_ |= next.as_next;
  }
  bool passes(Neighbours neighbours) const { return (neighbours & mask_) == wanted_; }

 private:
  unsigned mask_ = 0;
  unsigned wanted_ = 0;
};

}  // namespace strongroom::store::embedded
