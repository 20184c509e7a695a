// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "store/embedded/full_text/segment.h"

namespace strongroom::store::embedded {

// The problem: every commit adds a segment, and a search asks each of them. The trick, as in every index of this kind:
// a segment has a level, the logarithm of its documents, and when eight neighbours of a level or less lie at the end,
// they become one of the next level. So there are at most some eight of each level, and a document is copied once a
// level.
inline constexpr int merge_width = 8;

int level_of(uint64_t documents);

struct MergeRun {
  size_t begin = 0;  // of the segments
  size_t end = 0;
  int level = 0;  // of what they become
};

// The next run to begin merging. `live` in the order of documents, with those of running merges among them; those are
// not touched, and count as what they become.
std::optional<MergeRun> next_merge(const std::vector<Segment>& live);

}  // namespace strongroom::store::embedded
