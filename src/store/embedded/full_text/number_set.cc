// SPDX-License-Identifier: Apache-2.0
#include "store/embedded/full_text/number_set.h"

#include <algorithm>

namespace strongroom::store::embedded {

bool NumberSet::has_any(size_t first, size_t last) const {
  for (size_t i = first / 64; i < words_.size() && i <= last / 64; ++i) {
    uint64_t bits = words_[i];
    if (i == first / 64) bits &= ~uint64_t{0} << (first % 64);
    if (i == last / 64) bits &= ~uint64_t{0} >> (63 - last % 64);
    if (bits != 0) return true;
  }
  return false;
}

size_t NumberSet::count(size_t first, size_t end) const {
  size_t count = 0;
  for (; first < end && first % 64 != 0; ++first) count += has(first);
  for (; first + 64 <= end; first += 64) count += count_bits(words_[first / 64]);
  for (; first < end; ++first) count += has(first);
  return count;
}

std::vector<uint32_t> NumberSet::highest(size_t skip, size_t count) const {
  std::vector<uint32_t> numbers;
  for (size_t i = words_.size(); i-- > 0 && numbers.size() < count;) {
    const auto here = count_bits(words_[i]);
    if (skip >= here) {
      skip -= here;
      continue;
    }
    for (uint64_t rest = words_[i]; rest != 0 && numbers.size() < count;) {
      const auto bit = static_cast<size_t>(63 - std::countl_zero(rest));
      rest &= ~(uint64_t{1} << bit);
      if (skip > 0) {
        --skip;
      } else {
        numbers.push_back(static_cast<uint32_t>(i * 64 + bit));
      }
    }
  }
  return numbers;
}

std::vector<uint32_t> NumberSet::lowest(size_t skip, size_t count) const {
  const size_t total = this->count();
  if (skip >= total) return {};
  const size_t shown = std::min(count, total - skip);
  std::vector<uint32_t> numbers = highest(total - skip - shown, shown);
  std::reverse(numbers.begin(), numbers.end());
  return numbers;
}

}  // namespace strongroom::store::embedded
