// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <unordered_map>
#include <utility>
#include <vector>

#include "store/embedded/counts.h"
#include "store/embedded/full_text/number_set.h"
#include "store/embedded/full_text/posting.h"
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

// What a search needs to know of every document of one committed state, in memory: 24 bytes a document. Immutable.
//
// A document's ordinal is its place among all that can be found, the oldest 0: a set of ordinals is in the order of
// lists, and a range of days is a range of ordinals.
class Documents {
 public:
  static constexpr uint32_t withdrawn = UINT32_MAX;  // the ordinal of what is found no more

  size_t bound() const { return ordinals_.size(); }  // above every document number
  size_t count() const { return documents_.size(); }
  uint32_t ordinal(DocumentNumber document) const { return ordinals_[document]; }
  DocumentNumber document(uint32_t ordinal) const { return documents_[ordinal]; }
  Position position(uint32_t ordinal) const { return positions_[documents_[ordinal]]; }
  uint32_t words(DocumentNumber document) const { return words_[document]; }
  double average_words() const {
    return documents_.empty() ? 0 : static_cast<double>(all_words_) / static_cast<double>(count());
  }

  // The ordinals of a range: the first and the one behind the last.
  std::pair<uint32_t, uint32_t> ordinals(const PositionRange& range) const;

  // Removes the documents that cannot be found, or whose ordinals are not in the range (as above).
  void keep_within(std::pair<uint32_t, uint32_t> range, NumberSet& documents) const;

  // Of documents that can be found.
  NumberSet ordinals(const NumberSet& documents) const;
  FacetCounts count_facets(const NumberSet& documents) const;

 private:
  friend class DocumentsCache;
  friend class DocumentsReader;

  // Categories and languages of a document. There are few different such sets, so documents hold their numbers.
  struct TermSet {
    std::vector<TermNumber> categories;
    std::vector<TermNumber> languages;
  };
  struct Version {
    int64_t generation = 0;
    int64_t last_document = 0;
    int64_t last_withdrawal = 0;
    friend auto operator<=>(const Version&, const Version&) = default;
  };

  Version version_;
  std::vector<Position> positions_;        // by document number
  std::vector<uint32_t> ordinals_;         // by document number
  std::vector<uint32_t> term_sets_;        // by document number
  std::vector<uint16_t> words_;            // by document number; 65,535 for more
  std::vector<uint16_t> years_;            // by document number; 0 without a date
  std::vector<DocumentNumber> documents_;  // by ordinal
  NumberSet found_{0};                     // those that can be found
  std::vector<TermSet> sets_;
  std::unordered_map<std::string, uint32_t> set_numbers_;  // by the packed terms
  uint64_t all_words_ = 0;                                 // of those that can be found
};

// The documents of the newest state that was asked for. Thread-safe.
class DocumentsCache {
 public:
  // Those of the snapshot that the statements see: read whole the first time, later only what has changed.
  std::shared_ptr<const Documents> of(ReadStatements& statements);

 private:
  std::mutex mutex_;
  std::shared_ptr<const Documents> newest_;
};

}  // namespace strongroom::store::embedded
