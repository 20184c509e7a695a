// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace strongroom::store {

// "Page 3 of 3, 21-28 of 28": what of a list of `total` a page shows, counted from 1; `first` and `last` are 0 past the
// end. Correct for every page number up to the largest.
struct PageRange {
  uint64_t pages = 0;
  uint64_t first = 0;
  uint64_t last = 0;
};

PageRange page_range(uint64_t total, uint64_t page, uint32_t page_size);

}  // namespace strongroom::store
