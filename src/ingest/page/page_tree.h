// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "ingest/html/dom.h"

namespace strongroom::ingest::page {

// An element of the body that can hold text for a reader, with how many words it holds. Counts are of what is not
// chrome once `mark_chrome` has run.
struct Element {
  html::Node node;
  size_t parent = 0;
  size_t end = 0;          // one past its last descendant
  uint32_t own_words = 0;  // of the text directly in it
  uint32_t words = 0;      // with all it holds
  uint32_t prose = 0;      // the same, without the text of links
  bool in_link = false;
  bool chrome = false;  // the page's furniture, or inside it
};

// The elements in document order, so that what is below element i is [i + 1, elements[i].end). The nodes must
// outlive it.
struct PageTree {
  std::vector<Element> elements;  // the body first; empty for a page without one

  static PageTree of(html::Node body);
  // Fills `words` and `prose` anew from what is not chrome.
  void count();
};

// Words as far as white space parts them; ideographs and Thai letters, which it does not part, count by their length.
uint32_t count_words(std::string_view text);

}  // namespace strongroom::ingest::page
