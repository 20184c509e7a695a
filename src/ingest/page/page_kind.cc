// SPDX-License-Identifier: Apache-2.0
#include "ingest/page/page_kind.h"

#include <algorithm>
#include <vector>

#include "base/ascii.h"
#include "ingest/html/elements.h"
#include "ingest/page/dated_title.h"

namespace strongroom::ingest::page {
namespace {

struct Shape {
  uint32_t linked_titles = 0;  // headings that are links
  uint32_t articles = 0;
  uint32_t long_words = 0;  // in paragraphs of at least twenty words
  uint32_t words = 0;
};

bool is_heading(std::string_view tag) { return tag.size() == 2 && tag[0] == 'h' && tag[1] >= '2' && tag[1] <= '5'; }

bool is_linked_title(const PageTree& tree, size_t index) {
  const Element& heading = tree.elements[index];
  if (heading.in_link) return true;
  for (size_t i = index + 1; i < heading.end; ++i) {
    const Element& inner = tree.elements[i];
    if (inner.node.tag() == "a" && 10 * inner.words >= 7 * heading.words) return true;
  }
  return false;
}

// The element whose line of text the words of each element belong to.
std::vector<size_t> lines_of(const PageTree& tree) {
  std::vector<size_t> lines(tree.elements.size());
  for (size_t i = 0; i < lines.size(); ++i) {
    const bool is_inline = tree.elements[i].node.role() == html::ElementRole::Inline;
    lines[i] = is_inline && i > 0 ? lines[tree.elements[i].parent] : i;
  }
  return lines;
}

Shape shape_of(const PageTree& tree, size_t root) {
  constexpr uint32_t long_words_min = 20;
  Shape shape;
  shape.words = tree.elements[root].words;
  const std::vector<size_t> lines = lines_of(tree);
  std::vector<uint32_t> words(tree.elements.size());
  std::vector<uint32_t> linked(tree.elements.size());
  for (size_t i = root; i < tree.elements[root].end; ++i) {
    const Element& element = tree.elements[i];
    if (element.chrome) continue;
    words[lines[i]] += element.own_words;
    if (element.in_link) linked[lines[i]] += element.own_words;
    if (is_heading(element.node.tag()) && is_linked_title(tree, i)) ++shape.linked_titles;
    if (element.node.tag() == "article") ++shape.articles;
  }
  for (size_t i = 0; i < words.size(); ++i) {
    if (words[i] >= long_words_min && 2 * linked[i] < words[i]) shape.long_words += words[i];
  }
  return shape;
}

// "https://example.org/news/three-or-more-words" has the address of an article.
bool has_title_in_address(std::string_view url) {
  url = url.substr(0, url.find_first_of("?#"));
  while (url.ends_with('/')) url.remove_suffix(1);
  const std::string_view last = url.substr(url.rfind('/') + 1);
  return std::count(last.begin(), last.end(), '-') >= 3;
}

bool is_root_address(std::string_view url) {
  url = url.substr(0, url.find_first_of("?#"));
  const size_t host = url.find("://");
  if (host == std::string_view::npos) return false;
  const size_t slash = url.find('/', host + 3);
  return slash == std::string_view::npos || slash + 1 == url.size();
}

}  // namespace

// The weights are those of a logistic regression over saved pages, rounded (docs/rescue.md).
PageKind tell_page_kind(const PageTree& tree, const PageHead& head, const StructuredData& data) {
  if (tree.elements.empty()) return PageKind::Article;
  const Shape shape = shape_of(tree, find_main_part(tree, PageKind::Listing));
  if (data.is_article && shape.linked_titles < 3 && shape.articles < 3) return PageKind::Article;
  const double long_share = shape.long_words / static_cast<double>(shape.words + 1);
  double listing = 1.9;
  if (!head.first_meta("article:published_time").empty()) listing -= 1.0;
  if (data.is_article) listing -= 1.1;
  if (data.is_list) listing += 1.1;
  const std::string_view type = head.first_meta("og:type");
  if (equals_ignoring_case(type, "article")) listing -= 1.25;
  if (equals_ignoring_case(type, "website")) listing += 0.2;
  if (shape.linked_titles >= 3) listing += 0.2;
  if (shape.linked_titles >= 10) listing += 1.3;
  if (shape.articles >= 3) listing += 1.1;
  if (long_share > 0.2) listing -= 0.7;
  if (long_share > 0.4) listing -= 1.2;
  if (long_share > 0.6) listing -= 0.4;
  if (shape.long_words >= 400) listing -= 0.9;
  if (has_title_in_address(head.page_url)) listing -= 1.1;
  if (is_root_address(head.page_url)) listing += 0.5;
  if (has_dated_title(tree, head.lang)) listing -= 2.0;
  // Rather a list: read as one, a lost article costs less than a list read as an article.
  constexpr double threshold = -0.4;
  return listing > threshold ? PageKind::Listing : PageKind::Article;
}

}  // namespace strongroom::ingest::page
