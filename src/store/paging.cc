// SPDX-License-Identifier: Apache-2.0
#include "store/paging.h"

#include <algorithm>

#include "base/assert.h"

namespace strongroom::store {

PageRange page_range(uint64_t total, uint64_t page, uint32_t page_size) {
  STRONGROOM_ASSERT(page >= 1 && page_size >= 1);
  PageRange range;
  range.pages = total / page_size + (total % page_size != 0 ? 1 : 0);
  if (page > range.pages) return range;
  range.first = (page - 1) * page_size + 1;
  range.last = std::min(total, range.first + page_size - 1);
  return range;
}

}  // namespace strongroom::store
