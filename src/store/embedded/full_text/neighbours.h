// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

namespace strongroom::store::embedded {

// A few bits of the words right before and right behind a place where a stem stands. They are kept beside the place, so
// that a phrase is refused at nearly all the places of its rarest word without reading those of the others.
//
// Below 128, to be one byte among numbers (varint.h): the low four bits are of the word behind, 0 for none, the other
// three of the word before. They are kept in databases: another way of making them needs a migration.
using Neighbours = uint8_t;

// The bits that speak of a stem. Equal stems have equal signs everywhere; of different ones, one pair in a
// hundred has too. Never 0, which stands for no word.
struct StemSign {
  uint8_t as_next = 0;      // 1 to 15
  uint8_t as_previous = 0;  // 1 to 7
};
StemSign sign_of(std::string_view stem);

inline Neighbours neighbours(StemSign previous, StemSign next) {
  return static_cast<Neighbours>(previous.as_previous << 4 | next.as_next);
}

// What a phrase asks of the neighbours of one of its words. Without conditions all will do.
class NeighbourTest {
 public:
  void require_previous(StemSign previous) {
    mask_ |= 0x70;
    wanted_ |= unsigned{previous.as_previous} << 4;
  }
  void require_next(StemSign next) {
    mask_ |= 0x0f;
    wanted_ |= next.as_next;
  }
  bool passes(Neighbours neighbours) const { return (neighbours & mask_) == wanted_; }

 private:
  unsigned mask_ = 0;
  unsigned wanted_ = 0;
};

}  // namespace strongroom::store::embedded
