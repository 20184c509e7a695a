// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "archive/text_shape.h"
#include "records/record.h"

// How what several captures show of one item becomes one state of it: docs/formats/merging.md. Pure.
//
//   body      the fuller one; of two with the same words the one with more structure (links, lists, pictures)
//   title     with the body; one that only the other capture told is taken from there
//   lists     categories, tags, authors: the union, sorted by name where the captures differ
//   the rest  told beats not told; between two told values a fixed order decides, never the order of intake
//
// So the same captures in any order give the same state, unless they show different texts: then the later capture
// counts, by the time of capture where it is known, else by intake.
namespace strongroom::archive {

// An item with the shape of its text.
struct ShapedItem {
  records::Item item;
  TextShape shape;
};

ShapedItem shaped(records::Item item);

enum class MergeOutcome {
  Known,    // the capture tells nothing new
  Fuller,   // the same statement, with more of it: RevisionReason::FullerBody
  Changed,  // another text or title: RevisionReason::ChangedAtSource, unless it was known before
};

struct Merged {
  MergeOutcome outcome = MergeOutcome::Known;
  records::Item item;       // the new state
  bool body_found = false;  // its body is the found one's
};

Merged merge(const ShapedItem& kept, const ShapedItem& found);

// Whether the two show the same text under the same title, as far as both tell one.
bool same_statement(const ShapedItem& a, const ShapedItem& b);

}  // namespace strongroom::archive
