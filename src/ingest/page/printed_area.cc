// SPDX-License-Identifier: Apache-2.0
#include "ingest/page/printed_area.h"

#include <algorithm>

#include "text/normalise.h"

namespace strongroom::ingest::page {

PrintedArea::PrintedArea(const PageTree& tree, const std::vector<ChromeSign>& signs)
    : tree_(tree), open_(tree.elements.size()) {
  for (size_t i = 0; i < open_.size(); ++i) {
    const Element& element = tree.elements[i];
    const bool is_root = element.chrome && !tree.elements[element.parent].chrome;
    const bool closes = is_root && signs[i] != ChromeSign::Byline && signs[i] != ChromeSign::Header;
    const bool nested = element.chrome && (signs[i] == ChromeSign::Landmark || signs[i] == ChromeSign::Named ||
                                           signs[i] == ChromeSign::Hidden);
    open_[i] = !closes && !nested && (i == 0 || open_[element.parent]);
  }
}

std::vector<size_t> PrintedArea::beside(size_t title) const {
  constexpr size_t behind_max = 40;
  constexpr size_t before_max = 15;
  constexpr uint32_t running_words_min = 30;
  std::vector<size_t> elements;
  for (size_t i = title; i < std::min(open_.size(), title + behind_max); ++i) {
    const bool is_text = i >= tree_.elements[title].end && tree_.elements[i].own_words >= running_words_min;
    if (is_text) break;
    if (open_[i]) elements.push_back(i);
  }
  size_t part = title;
  for (int levels = 0; levels < 3; ++levels) part = tree_.elements[part].parent;
  for (size_t i = title; i-- > std::max<size_t>(part, 1) && title - i <= before_max;) {
    if (open_[i]) elements.push_back(i);
  }
  return elements;
}

std::vector<size_t> PrintedArea::around(size_t title, size_t main_part) const {
  constexpr size_t beside_max = 40;
  constexpr size_t behind_max = 150;
  constexpr size_t before_max = 60;
  std::vector<size_t> elements;
  const auto look_from = [&](size_t start, size_t count) {
    for (size_t i = start; i < std::min(open_.size(), start + count); ++i) {
      if (open_[i]) elements.push_back(i);
    }
  };
  look_from(title, beside_max);
  for (size_t i = title; i-- > 0 && title - i <= before_max;) {
    if (open_[i]) elements.push_back(i);
  }
  look_from(title + beside_max, behind_max - beside_max);
  if (main_part > title + behind_max) look_from(main_part, behind_max);
  return elements;
}

std::string own_text(const html::Node& node) {
  constexpr size_t bytes_max = 400;
  std::string text;
  for (html::Node child = node.first_child(); child && text.size() < bytes_max; child = child.next_sibling()) {
    if (child.is_text()) text += std::string(child.content().substr(0, bytes_max)) + " ";
  }
  return text::clean_line(text);
}

}  // namespace strongroom::ingest::page
