// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace strongroom::text {

enum class Change { Same, Inserted, Deleted };

struct DiffPart {
  Change change = Change::Same;
  std::string text;
};

// A word diff (Myers) of two texts; joining the Same and Inserted parts gives `after`, Same and Deleted `before`, byte
// for byte. White space belongs to the word before it; in a changed stretch what went stands before what came. Past
// 20,000 words a side it compares paragraphs instead. Shortest, but for texts so different that finding it would take
// long.
std::vector<DiffPart> diff_words(std::string_view before, std::string_view after);

// How alike two texts are: 0 nothing shared, 1 the same words in the same order (folded), as the overlap of their
// three-word shingles. Two texts without words are alike. `contained` is the share of the shorter text's shingles that
// the longer one has.
struct Similarity {
  double overlap = 0;
  double contained = 0;
};
Similarity similarity(std::string_view a, std::string_view b);

}  // namespace strongroom::text
