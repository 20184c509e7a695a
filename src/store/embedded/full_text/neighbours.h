// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace strongroom::store::embedded {

// A few bits of the words right before and right behind a place where a stem stands. They are kept beside the place, so
// that a phrase is refused at nearly all the places of its rarest word without reading those of the others.
//
// Below 2^14, to be two bytes among numbers (varint.h): the low seven bits are of the word behind, 0 for none, the
// other seven of the word before. They are kept in databases: another way of making them needs a migration.
using Neighbours = uint16_t;
inline constexpr Neighbours neighbours_max = 0x3fff;

// The bits that speak of a stem. Never 0, which stands for no word.
struct StemSign {
  uint8_t as_next = 0;      // 1 to 127
  uint8_t as_previous = 0;  // 1 to 127
};

// Gives stems their signs. Those of frequent stems are their own: where a neighbour has one, it is that stem, and its
// places need not be read, of which there are by far the most. All other stems share the rest, so that two different
// ones have a sign in common once in 95 pairs, or in 127 where no stem has its own.
class Signs {
 public:
  static constexpr size_t own_max = 32;

  Signs() = default;
  // At most own_max, all different. Their order is part of the signs.
  explicit Signs(std::vector<std::string> frequent);

  StemSign of(std::string_view stem) const;
  bool is_own(std::string_view stem) const { return own_.contains(stem); }

 private:
  struct Hash {
    using is_transparent = void;
    size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };

  std::unordered_map<std::string, uint8_t, Hash, std::equal_to<>> own_;
};

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
