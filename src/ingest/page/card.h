// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>

#include "ingest/page/page_tree.h"

namespace strongroom::ingest::page {

// The part of a listing page that shows one item: an element, or siblings that follow each other.
struct Card {
  size_t first = 0;  // the elements [first, end) of the tree, of which those beside each other share a parent
  size_t end = 0;
  html::Node from;  // the same as siblings [from, until), with the text between them
  html::Node until;
  uint32_t words = 0;     // that are no chrome
  bool is_dated = false;  // prints a day, as far as the finder of the card has looked

  static Card of(const PageTree& tree, size_t element) {
    const Element& whole = tree.elements[element];
    return {element, whole.end, whole.node, whole.node.next_sibling(), whole.words, false};
  }
};

}  // namespace strongroom::ingest::page
