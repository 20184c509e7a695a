// SPDX-License-Identifier: Apache-2.0
#include "ingest/page/main_part.h"

#include <algorithm>
#include <array>

#include "ingest/html/elements.h"

namespace strongroom::ingest::page {
namespace {

// The part of a page's text from which on a sign is held to be wrong; measured (docs/rescue.md).
struct Shares {
  double words = 0;
  double prose = 0;
};

constexpr double header_prose_max = 0.15;

Shares shares_of(ChromeSign sign, PageKind kind) {
  if (sign == ChromeSign::Landmark) return {0.6, 0.5};
  if (sign == ChromeSign::Hidden) return {0.7, 0.7};
  if (sign == ChromeSign::Header) return {1.0, header_prose_max};
  if (sign == ChromeSign::Form) return {1.1, 0.3};
  return kind == PageKind::Listing ? Shares{0.45, 0.45} : Shares{0.3, 0.3};
}

bool is_below_share(uint32_t part, uint32_t whole, double share) {
  return static_cast<double>(part) < share * static_cast<double>(std::max(1u, whole));
}

// An ancestor that dominates is left for its child until no child holds this part of it.
double dominance(PageKind kind) { return kind == PageKind::Listing ? 0.95 : 0.7; }

uint32_t weight(const Element& element, PageKind kind) {
  return kind == PageKind::Listing ? element.words : element.prose;
}

constexpr uint32_t weight_min = 20;

bool holds_running_text(const html::Node& node) {
  switch (node.role()) {
    case html::ElementRole::Block:
      return node.tag() == "p" || node.tag() == "pre" || node.tag() == "tbody";
    case html::ElementRole::Inline:
      return node.tag() == "span" || node.tag() == "a";
    default:
      return true;
  }
}

size_t descend(const PageTree& tree, size_t index, PageKind kind) {
  while (true) {
    size_t heaviest = index;
    for (size_t child = index + 1; child < tree.elements[index].end; child = tree.elements[child].end) {
      if (heaviest == index || weight(tree.elements[child], kind) > weight(tree.elements[heaviest], kind)) {
        heaviest = child;
      }
    }
    const uint32_t best = weight(tree.elements[heaviest], kind);
    if (heaviest == index || best < weight_min || holds_running_text(tree.elements[heaviest].node)) return index;
    if (static_cast<double>(best) < dominance(kind) * weight(tree.elements[index], kind)) return index;
    index = heaviest;
  }
}

// The heaviest of the elements that `fits`, if it holds at least half of what `around` does.
template <typename Fits>
size_t heaviest_of(const PageTree& tree, size_t around, PageKind kind, uint32_t least, Fits fits) {
  size_t best = around;
  uint32_t best_weight = least;
  for (size_t i = 0; i < tree.elements.size(); ++i) {
    const Element& element = tree.elements[i];
    if (element.chrome || weight(element, kind) <= best_weight || !fits(element.node)) continue;
    best = i;
    best_weight = weight(element, kind);
  }
  return 2 * best_weight >= weight(tree.elements[around], kind) ? best : around;
}

bool is_main(const html::Node& node) { return node.tag() == "main" || node.attribute("role") == "main"; }

bool is_named_main(const html::Node& node) {
  constexpr std::string_view names[] = {"content", "main", "main-content", "maincontent", "primary"};
  return std::find(std::begin(names), std::end(names), node.attribute("id")) != std::end(names);
}

bool is_article(const html::Node& node) {
  return node.tag() == "article" || node.attribute("itemprop").find("articleBody") != std::string_view::npos;
}

}  // namespace

std::vector<ChromeSign> chrome_signs(const PageTree& tree) {
  ChromeSigns signs;
  std::vector<ChromeSign> found;
  found.reserve(tree.elements.size());
  for (const Element& element : tree.elements) found.push_back(signs.of(element.node));
  return found;
}

void mark_chrome(PageTree& tree, const std::vector<ChromeSign>& signs, PageKind kind) {
  for (Element& element : tree.elements) element.chrome = false;
  tree.count();
  if (tree.elements.empty()) return;
  const Element body = tree.elements[0];
  size_t main_end = 0;  // behind the last main or article
  for (size_t i = 1; i < tree.elements.size(); ++i) {
    Element& element = tree.elements[i];
    if (tree.elements[element.parent].chrome) {
      element.chrome = true;
      continue;
    }
    const std::string_view tag = element.node.tag();
    if (tag == "main" || tag == "article") main_end = std::max(main_end, element.end);
    if (signs[i] == ChromeSign::None) continue;
    if (signs[i] == ChromeSign::Header && i < main_end) continue;  // an article's own
    const Shares shares = shares_of(signs[i], kind);
    element.chrome = is_below_share(element.words, body.words, shares.words) &&
                     is_below_share(element.prose, body.prose, shares.prose);
  }
  tree.count();
}

size_t find_main_part(const PageTree& tree, PageKind kind) {
  if (tree.elements.empty()) return 0;
  size_t start = heaviest_of(tree, 0, kind, weight_min, is_main);
  if (start == 0) start = heaviest_of(tree, 0, kind, weight_min, is_named_main);
  if (kind == PageKind::Article) {
    constexpr uint32_t article_prose_min = 50;
    start = heaviest_of(tree, start, kind, article_prose_min, is_article);
  }
  return descend(tree, start, kind);
}

}  // namespace strongroom::ingest::page
