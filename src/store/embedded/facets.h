// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "records/record.h"
#include "store/embedded/counts.h"
#include "store/embedded/position.h"
#include "store/embedded/statements.h"
#include "store/query.h"

namespace strongroom::store::embedded {

// How many of a search's results are of each category, language and year.
struct FacetCounts {
  std::vector<std::pair<TermNumber, uint64_t>> categories;  // most first
  std::vector<std::pair<TermNumber, uint64_t>> languages;
  std::vector<std::pair<int, uint64_t>> years;  // newest first
};

// What counting needs of every item of one committed state, in memory: 16 bytes an item. Immutable.
//
// The problem: joining half a million results with their terms in SQL takes half a second. The picture: an array in the
// order of positions, and for each item the number of its set of categories and language; there are few such sets. The
// trick: results come in the same order, so one walk along both meets every item once and counts sets; what is of a
// term is summed up over the sets at the end.
class Facets {
 public:
  // `positions` are in descending order.
  FacetCounts count(const std::vector<Position>& positions) const;

 private:
  friend class FacetCache;
  friend class FacetBuilder;
  struct Entry {
    Position position;
    uint32_t first_entry = 0;
    uint32_t set = 0;  // index into sets_
  };
  struct Set {
    std::vector<TermNumber> categories;
    std::vector<TermNumber> languages;
    friend auto operator<=>(const Set&, const Set&) = default;
  };
  struct Version {
    records::EntryIndex entries;
    int64_t generation = 0;
    friend bool operator==(const Version&, const Version&) = default;
  };

  std::vector<uint64_t> count_sets(const std::vector<Position>& positions) const;

  Version version_;
  std::vector<Entry> entries_;  // descending positions
  std::vector<Set> sets_;
};

// The facets of the newest state that was asked for. Thread-safe.
class FacetCache {
 public:
  // Those of the snapshot that the statements see: built whole the first time, later from what has changed.
  std::shared_ptr<const Facets> of(ReadStatements& statements);

 private:
  std::mutex mutex_;
  std::shared_ptr<const Facets> newest_;
};

}  // namespace strongroom::store::embedded
