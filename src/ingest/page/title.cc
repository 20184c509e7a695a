// SPDX-License-Identifier: Apache-2.0
#include "ingest/page/title.h"

#include <algorithm>
#include <vector>

#include "text/normalise.h"

namespace strongroom::ingest::page {
namespace {

constexpr std::string_view separators[] = {" | ", " - ", " – ", " — ", " :: ", " » ", " • ", " · ", " › ", " ⋆ "};

struct Heading {
  size_t element = 0;
  std::string text;
  std::string folded;
};

std::vector<Heading> first_level_headings(const PageTree& tree) {
  constexpr size_t headings_max = 20;
  std::vector<Heading> headings;
  for (size_t i = 0; i < tree.elements.size() && headings.size() < headings_max; ++i) {
    if (tree.elements[i].node.tag() != "h1") continue;
    Heading heading{i, tree.elements[i].node.text(), {}};
    heading.folded = text::fold(heading.text);
    if (!heading.folded.empty()) headings.push_back(std::move(heading));
  }
  return headings;
}

// "A title | The site" without its last part, where that is the site's name or short.
std::string without_site(const std::string& title, const std::string& folded_site) {
  size_t cut = std::string::npos;
  size_t rest = 0;
  for (const std::string_view separator : separators) {
    const size_t at = title.rfind(separator);
    if (at == std::string::npos || at == 0 || (cut != std::string::npos && at < cut)) continue;
    cut = at;
    rest = at + separator.size();
  }
  if (cut == std::string::npos) return title;
  const std::string tail = title.substr(rest);
  std::string front = title.substr(0, cut);
  const auto words = [](std::string_view text) { return 1 + std::count(text.begin(), text.end(), ' '); };
  constexpr size_t title_bytes_min = 9;
  constexpr ptrdiff_t name_words_max = 4;
  if (!folded_site.empty() && text::fold(tail) == folded_site) return front;
  if (words(front) >= words(tail)) return front;
  return words(tail) <= name_words_max && front.size() >= title_bytes_min ? front : title;
}

// One says the other: the same, the metadata with more behind it, or within it.
bool agrees(const std::string& heading, const std::string& said) {
  if (said.empty()) return false;
  if (said.starts_with(heading)) return true;
  return heading.find(said) != std::string::npos && 2 * said.size() > heading.size();
}

}  // namespace

PageTitle choose_title(const PageTree& tree, const PageHead& head, const StructuredData& data) {
  const std::string site = text::fold(head.first_meta("og:site_name"));
  std::vector<std::string> said;
  for (const std::string_view title : {head.first_meta("og:title"), std::string_view(head.title)}) {
    const std::string line = text::clean_line(title);
    if (!line.empty()) said.push_back(without_site(line, site));
    if (!line.empty()) said.push_back(line);
  }
  std::vector<Heading> headings = first_level_headings(tree);
  std::erase_if(headings, [&](const Heading& heading) { return heading.folded == site && said.size() > 0; });
  std::vector<std::string> folded_said;
  for (const std::string& title : said) folded_said.push_back(text::fold(title));
  folded_said.push_back(text::fold(data.headline));
  for (const Heading& heading : headings) {
    const bool repeated = std::any_of(folded_said.begin(), folded_said.end(),
                                      [&](const std::string& title) { return agrees(heading.folded, title); });
    if (repeated) return {heading.text, heading.element};
  }
  if (headings.size() == 1) return {headings[0].text, headings[0].element};
  if (!said.empty()) return {said[0], {}};
  if (!data.headline.empty()) return {data.headline, {}};
  if (!headings.empty()) return {headings[0].text, headings[0].element};
  return {};
}

}  // namespace strongroom::ingest::page
