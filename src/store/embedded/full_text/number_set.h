// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace strongroom::store::embedded {

// Without the processor's own instruction, which not every machine we run on has.
inline size_t count_bits(uint64_t bits) {
  bits -= (bits >> 1) & 0x5555555555555555;
  bits = (bits & 0x3333333333333333) + ((bits >> 2) & 0x3333333333333333);
  bits = (bits + (bits >> 4)) & 0x0f0f0f0f0f0f0f0f;
  return bits * 0x0101010101010101 >> 56;
}

// A set of whole numbers below a bound, one bit each: of a million documents 125 KB, and an "and" of two sets takes
// some microseconds.
class NumberSet {
 public:
  explicit NumberSet(size_t bound) : bound_(bound), words_((bound + 63) / 64) {}

  size_t bound() const { return bound_; }
  bool has(size_t number) const { return ((words_[number / 64] >> (number % 64)) & 1) != 0; }
  void add(size_t number) { words_[number / 64] |= uint64_t{1} << (number % 64); }
  // 64 at once: the bits of the numbers from word * 64 on.
  uint64_t word(size_t word) const { return words_[word]; }
  void add_word(size_t word, uint64_t bits) { words_[word] |= bits; }
  void remove(size_t number) { words_[number / 64] &= ~(uint64_t{1} << (number % 64)); }
  void add_range(size_t first, size_t end) {
    for (; first < end && first % 64 != 0; ++first) add(first);
    for (; first + 64 <= end; first += 64) words_[first / 64] = ~uint64_t{0};
    for (; first < end; ++first) add(first);
  }

  // Both sets have the same bound.
  void keep_only(const NumberSet& other) {
    for (size_t i = 0; i < words_.size(); ++i) words_[i] &= other.words_[i];
  }
  void add_all(const NumberSet& other) {
    for (size_t i = 0; i < words_.size(); ++i) words_[i] |= other.words_[i];
  }
  void remove_all(const NumberSet& other) {
    for (size_t i = 0; i < words_.size(); ++i) words_[i] &= ~other.words_[i];
  }

  // Whether it holds one of those from `first` to `last`; either may be at or past the bound.
  bool has_any(size_t first, size_t last) const;

  size_t count() const { return count(0, bound_); }
  // Of those from `first` to before `end`.
  size_t count(size_t first, size_t end) const;

  // Removes the numbers for which keep(size_t) is false; asks in ascending order.
  template <typename Keep>
  void keep_if(const Keep& keep) {
    for (size_t i = 0; i < words_.size(); ++i) {
      for (uint64_t rest = words_[i]; rest != 0; rest &= rest - 1) {
        const auto bit = static_cast<size_t>(std::countr_zero(rest));
        if (!keep(i * 64 + bit)) words_[i] &= ~(uint64_t{1} << bit);
      }
    }
  }

  // Calls visit(size_t) in ascending order.
  template <typename Visit>
  void each(const Visit& visit) const {
    each_between(0, bound_, visit);
  }

  // The same for those from `first` to before `end`.
  template <typename Visit>
  void each_between(size_t first, size_t end, const Visit& visit) const {
    for (size_t i = first / 64; i < words_.size() && i * 64 < end; ++i) {
      for (uint64_t rest = words_[i]; rest != 0; rest &= rest - 1) {
        const size_t number = i * 64 + static_cast<size_t>(std::countr_zero(rest));
        if (number >= first && number < end) visit(number);
      }
    }
  }

  // The `count` highest numbers after leaving out the `skip` highest, descending. Fewer when there are no more.
  std::vector<uint32_t> highest(size_t skip, size_t count) const;
  // The same from the low end, ascending.
  std::vector<uint32_t> lowest(size_t skip, size_t count) const;

 private:
  size_t bound_;
  std::vector<uint64_t> words_;
};

}  // namespace strongroom::store::embedded
