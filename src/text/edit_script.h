// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace strongroom::text {

// Which items of two sequences a shortest edit script keeps: as many in the one as in the other, equal and in order.
struct KeptItems {
  std::vector<bool> before;
  std::vector<bool> after;
};

// Myers, "An O(ND) Difference Algorithm and Its Variations" (1986), section 4b: linear space. Past a bound on the edits
// looked at in one stretch, that stretch counts as replaced, so that hostile input costs no more than time linear in
// its length; the script stays right, it is no longer shortest.
KeptItems kept_items(std::span<const uint32_t> before, std::span<const uint32_t> after);

}  // namespace strongroom::text
