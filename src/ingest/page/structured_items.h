// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/page/card.h"
#include "ingest/page/page_tree.h"

namespace strongroom::ingest::page {

// One of the articles, or untyped entries, that a page's JSON-LD lists. Strings as they were found, but for the lines;
// empty where not told.
struct StructuredItem {
  std::string title;  // a line, never empty
  std::string url;
  std::string text;       // may be HTML
  bool is_whole = false;  // the text, and not a description
  std::string published;
  std::vector<std::string> authors;  // lines

  // An item, and not only a link to one.
  bool is_shown() const { return !text.empty() || !published.empty(); }
};

// What ItemList, Blog and CollectionPage hold, and articles that stand side by side, in their order, each once. Not
// breadcrumbs, nor things of other types: goods, films, courses. Bounded in number and depth.
std::vector<StructuredItem> structured_items_of(const std::vector<nlohmann::json>& documents);

// The elements below `root` that microdata marks as an article or an entry of a list: at least two, none inside
// another.
std::vector<Card> find_microdata_cards(const PageTree& tree, size_t root);

// What the element's microdata states under the property's name, of what it holds itself and no inner thing does.
std::string microdata_value(const html::Node& item, std::string_view property);

}  // namespace strongroom::ingest::page
