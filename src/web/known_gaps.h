// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "archive/archive.h"
#include "archive/gap_tracker.h"
#include "archive/gaps.h"
#include "store/query.h"

namespace strongroom::web {

// What the archive is known to lack in its present state, for pages and the API; and by what numbers the source's own
// lists knew its categories, since the same captures tell it.
//
// Thread-safe.
class KnownGaps {
 public:
  using Gaps = std::vector<archive::Gap>;
  struct Part {
    Gaps gaps;
    uint64_t total = 0;
  };

  explicit KnownGaps(const archive::Archive& archive);  // must outlive this

  // Pages missing from the source's own lists of a month or of one of its days, narrowed to a category or not.
  Gaps pages_of(const YearMonth& month);
  // Pages missing from the source's own lists of a category, tag or author, of whatever time.
  Gaps pages_of(const store::TermRef& term);
  // The months that have such.
  std::set<YearMonth> months();
  // The category that a captured list of the source shows under this number ("12" of "/itemlist/category/12-press").
  std::optional<store::TermRef> category_numbered(const std::string& number);
  // Of all gaps, in the order of archive::find_gaps.
  Part part(uint64_t first, uint64_t count);

 private:
  void follow_pages();

  const archive::Archive& archive_;
  std::mutex mutex_;  // guards all below
  archive::GapTracker tracker_;
  std::map<std::string, store::TermRef> categories_by_number_;
  std::map<YearMonth, Gaps> pages_by_month_;
  std::map<store::TermRef, Gaps> pages_by_term_;
  uint64_t pages_version_ = 0;
  Gaps all_;
  uint64_t all_version_ = 0;
};

}  // namespace strongroom::web
