// SPDX-License-Identifier: Apache-2.0
#include "ingest/page/page_tree.h"

#include "ingest/html/elements.h"

namespace strongroom::ingest::page {

uint32_t count_words(std::string_view text) {
  uint32_t words = 0;
  uint32_t unparted = 0;  // letters of scripts that write without spaces
  bool in_word = false;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool is_space = byte <= 0x20;
    if (!is_space && !in_word) ++words;
    in_word = !is_space;
    // Lead bytes of U+3000 to U+9FFF.
    if (byte >= 0xE3 && byte <= 0xE9) ++unparted;
  }
  return words + unparted / 2;
}

PageTree PageTree::of(html::Node body) {
  PageTree tree;
  std::vector<size_t> open;  // the elements around the current node
  for (html::Node node = body; node;) {
    // What is hidden may be shown later: some pages hide their whole text until a script has run.
    const bool seen = node.is_element() && node.role() != html::ElementRole::Unseen;
    while (!open.empty() && node != body && tree.elements[open.back()].node != node.parent()) {
      tree.elements[open.back()].end = tree.elements.size();
      open.pop_back();
    }
    if (node.is_text() && !open.empty()) tree.elements[open.back()].own_words += count_words(node.content());
    if (!seen) {
      node = node.after_below(body);
      continue;
    }
    Element element;
    element.node = node;
    element.parent = open.empty() ? 0 : open.back();
    element.in_link = node.tag() == "a" || (!open.empty() && tree.elements[open.back()].in_link);
    open.push_back(tree.elements.size());
    tree.elements.push_back(element);
    node = node.next_below(body);
  }
  for (const size_t index : open) tree.elements[index].end = tree.elements.size();
  tree.count();
  return tree;
}

void PageTree::count() {
  for (Element& element : elements) {
    element.words = element.chrome ? 0 : element.own_words;
    element.prose = element.in_link ? 0 : element.words;
  }
  for (size_t i = elements.size(); i-- > 1;) {
    elements[elements[i].parent].words += elements[i].words;
    elements[elements[i].parent].prose += elements[i].prose;
  }
}

}  // namespace strongroom::ingest::page
