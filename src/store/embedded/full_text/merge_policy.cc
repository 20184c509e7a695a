// SPDX-License-Identifier: Apache-2.0
#include "store/embedded/full_text/merge_policy.h"

#include <algorithm>
#include <cstddef>

namespace strongroom::store::embedded {

int level_of(uint64_t documents) {
  int level = 0;
  for (; documents >= merge_width; documents /= merge_width) ++level;
  return level;
}

std::optional<MergeRun> next_merge(const std::vector<Segment>& live) {
  size_t begin = live.size();
  for (int level = 0; begin > 0; ++level) {
    size_t of_level = 0;
    for (; begin > 0 && live[begin - 1].merged_into == 0 && live[begin - 1].level <= level; --begin)
      of_level += live[begin - 1].level == level;
    const size_t all = live.size() - begin;
    if (of_level >= merge_width || all >= merge_width * (static_cast<size_t>(level) + 1)) {
      const uint64_t documents = live.back().last - live[begin].first + 1;
      return MergeRun{begin, live.size(), std::max(level + 1, level_of(documents))};
    }
    if (begin > 0 && live[begin - 1].merged_into != 0) return std::nullopt;
  }
  return std::nullopt;
}

std::optional<MergeRun> settling_run(const std::vector<Segment>& live, uint64_t documents_max) {
  const auto documents_from = [&](size_t begin) { return uint64_t{live.back().last - live[begin].first} + 1; };
  size_t begin = live.size();
  while (begin > 0 && documents_from(begin - 1) <= documents_max) --begin;
  const auto is_cut = [&] {
    return live[begin].merged_into != 0 && live[begin].merged_into == live[begin - 1].merged_into;
  };
  while (begin > 0 && begin < live.size() && is_cut()) ++begin;
  if (live.size() - begin < 2) return std::nullopt;
  return MergeRun{begin, live.size(), level_of(documents_from(begin))};
}

}  // namespace strongroom::store::embedded
