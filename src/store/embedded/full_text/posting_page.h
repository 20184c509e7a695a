// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "store/embedded/full_text/posting.h"

namespace strongroom::store::embedded {

// The unit in which lists are kept: parts in ascending order of their stems (by bytes), those of one stem in ascending
// order of documents. A stem shares its beginning with the one before it. Of each part, as numbers and bytes:
//
//   shared, size of the rest, rest of the stem, documents, first, last - first,
//   size of members, size of frequencies, size of landmarks, size of positions, members, frequencies, landmarks
//
// Positions are kept elsewhere, one part's after the other's: counting and ranking never read them.
class PageBuilder {
 public:
  void add(std::string_view stem, const PostingPart& part);
  // No fewer than adding it takes.
  static size_t bytes_max(std::string_view stem, const PostingPart& part);
  bool empty() const { return bytes_.empty(); }
  const std::string& bytes() const { return bytes_; }
  const std::string& first_stem() const { return first_stem_; }
  void clear();

 private:
  std::string bytes_;
  std::string first_stem_;
  std::string last_stem_;
};

// Reads a page part by part. What it shows points into the page, the stem into the reader. Fault when it is damaged.
class PageReader {
 public:
  // `positions_start`: where the positions of the page's first part begin.
  PageReader(std::string_view bytes, uint64_t positions_start) : bytes_(bytes), next_positions_(positions_start) {}

  // False at the end.
  bool next();
  const std::string& stem() const { return stem_; }
  const PostingPart& part() const { return part_; }
  uint64_t positions_start() const { return positions_start_; }

 private:
  NumberReader bytes_;
  std::string stem_;
  PostingPart part_;
  uint64_t positions_start_ = 0;
  uint64_t next_positions_;
};

}  // namespace strongroom::store::embedded
