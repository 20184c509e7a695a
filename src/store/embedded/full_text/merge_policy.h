// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "store/embedded/full_text/segment.h"

namespace strongroom::store::embedded {

// The problem: every commit adds a segment, and a search asks each of them. The trick, as in every index of this kind:
// a segment has a level, the logarithm of its documents, and eight of a level become one of the next. Neighbours only,
// so that segments stay in the order of documents: what is merged is the end of the row, all of it from the first of
// the eight on. Where commits differ much in size, lower ones are left between higher ones; when those are too many,
// they are merged too. So there are at most some eight segments a level, and a document is copied about once a level.
inline constexpr size_t merge_width = 8;

int level_of(uint64_t documents);

struct MergeRun {
  size_t begin = 0;  // of the segments
  size_t end = 0;
  int level = 0;  // of what they become
};

// The next run to begin merging. `live` in the order of documents, with those of running merges among them; those are
// not touched, and count as what they become.
std::optional<MergeRun> next_merge(const std::vector<Segment>& live);

// The run to merge when writing pauses, so that searches ask few segments: the longest at the end of the row that has
// at most `documents_max` documents; none when that is one segment. A running merge is either in it as a whole or not
// at all, and has to end first.
std::optional<MergeRun> settling_run(const std::vector<Segment>& live, uint64_t documents_max);

}  // namespace strongroom::store::embedded
