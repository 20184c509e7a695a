// SPDX-License-Identifier: Apache-2.0
#include "ingest/page/structured_items.h"

#include <algorithm>
#include <unordered_set>

#include "ingest/json/json_text.h"
#include "ingest/markup.h"
#include "text/normalise.h"

namespace strongroom::ingest::page {
namespace {

using nlohmann::json;

constexpr int depth_max = 12;
constexpr size_t items_max = 2'000;

template <typename Fits>
bool has_type(const json& object, Fits fits) {
  const json& type = member(object, "@type");
  if (type.is_string()) return fits(type.get_ref<const std::string&>());
  return type.is_array() && std::any_of(type.begin(), type.end(), [&](const json& one) {
           return one.is_string() && fits(one.get_ref<const std::string&>());
         });
}

bool is_article_type(std::string_view type) {
  return type.ends_with("Article") || type.ends_with("BlogPosting") || type == "Report" || type == "PressRelease";
}

// Says nothing of what is listed.
bool is_entry_type(std::string_view type) { return type == "ListItem" || type == "WebPage" || type == "Thing"; }

bool is_article(const json& thing) { return has_type(thing, is_article_type); }

std::string first_told(const json& thing, std::initializer_list<const char*> names) {
  for (const char* name : names) {
    if (std::string told = text_member(thing, name); !told.empty()) return told;
  }
  return {};
}

// Of the thing, or of what it says it is the main entity of: an address or an object with one.
std::string address_of(const json& thing) {
  std::string address = first_told(thing, {"url", "mainEntityOfPage"});
  if (address.empty()) address = first_told(member(thing, "mainEntityOfPage"), {"@id", "url"});
  return address;
}

void add_authors(const json& author, std::vector<std::string>& names) {
  constexpr size_t authors_max = 20;
  if (author.is_array()) {
    for (const json& one : author) {
      if (!one.is_array()) add_authors(one, names);
    }
    return;
  }
  std::string name = text::clean_line(author.is_object() ? text_member(author, "name") : text_of(author));
  if (!name.empty() && names.size() < authors_max) names.push_back(std::move(name));
}

StructuredItem item_of(const json& thing) {
  StructuredItem item;
  item.title = line_of_markup(first_told(thing, {"headline", "name"}));
  item.url = address_of(thing);
  item.text = first_told(thing, {"articleBody", "text"});
  item.is_whole = !item.text.empty();
  if (item.text.empty()) item.text = first_told(thing, {"description", "abstract"});
  item.published = text_member(thing, "datePublished");
  add_authors(member(thing, "author"), item.authors);
  return item;
}

class Collector {
 public:
  void collect(const json& value, int depth) {
    if (depth > depth_max) return;
    if (value.is_array()) {
      collect_side_by_side(value, depth);
      return;
    }
    if (!value.is_object() || has_type(value, [](std::string_view type) { return type == "BreadcrumbList"; })) return;
    for (const char* list : {"itemListElement", "blogPost", "blogPosts"}) add_all(member(value, list));
    for (const char* inner : {"@graph", "mainEntity", "hasPart"}) collect(member(value, inner), depth + 1);
  }

  std::vector<StructuredItem> items() && { return std::move(items_); }

 private:
  // A page that is one article names it alone.
  void collect_side_by_side(const json& things, int depth) {
    if (std::count_if(things.begin(), things.end(), is_article) >= 2) {
      for (const json& thing : things) {
        if (is_article(thing)) add(thing);
      }
    }
    for (const json& thing : things) collect(thing, depth + 1);
  }

  void add_all(const json& list) {
    if (list.is_array()) {
      for (const json& entry : list) add_entry(entry);
    } else {
      add_entry(list);
    }
  }

  // https://schema.org/ListItem, or the thing itself.
  void add_entry(const json& entry) {
    if (!entry.is_object()) return;
    const json& thing = member(entry, "item");
    if (!thing.is_object()) {
      add(entry, text_of(thing));
    } else {
      add(thing, text_member(entry, "url"));
    }
  }

  void add(const json& thing, const std::string& spare_url = {}) {
    const bool may_be_article = is_article(thing) || !thing.contains("@type") || has_type(thing, is_entry_type);
    if (items_.size() >= items_max || !may_be_article) return;
    StructuredItem item = item_of(thing);
    if (item.url.empty()) item.url = spare_url;
    if (!item.title.empty() && seen_.insert(item.url + "\n" + item.title).second) items_.push_back(std::move(item));
  }

  std::vector<StructuredItem> items_;
  std::unordered_set<std::string> seen_;
};

bool names(std::string_view tokens, std::string_view wanted) {
  html::ClassTokens each(tokens);
  for (std::string_view token = each.next(); !token.empty(); token = each.next()) {
    if (token == wanted) return true;
  }
  return false;
}

// https://html.spec.whatwg.org/multipage/microdata.html
bool is_listed(const html::Node& node) {
  if (!node.has_attribute("itemscope")) return false;
  const std::string_view property = node.attribute("itemprop");
  if (names(property, "blogPost") || names(property, "blogPosts")) return true;
  const std::string_view type = node.attribute("itemtype");
  if (names(property, "itemListElement") && type.find("ListItem") == std::string_view::npos) return true;
  return is_article_type(type);
}

}  // namespace

std::vector<StructuredItem> structured_items_of(const std::vector<json>& documents) {
  Collector collector;
  for (const json& document : documents) collector.collect(document, 0);
  return std::move(collector).items();
}

std::vector<Card> find_microdata_cards(const PageTree& tree, size_t root) {
  std::vector<Card> cards;
  for (size_t i = root; i < tree.elements.size() && i < tree.elements[root].end;) {
    const Element& element = tree.elements[i];
    const bool is_card = !element.chrome && element.words > 0 && is_listed(element.node);
    if (is_card) cards.push_back(Card::of(tree, i));
    i = is_card ? element.end : i + 1;
  }
  if (cards.size() < 2) cards.clear();
  return cards;
}

std::string microdata_value(const html::Node& item, std::string_view property) {
  for (html::Node node = item.next_below(item); node;) {
    if (names(node.attribute("itemprop"), property)) {
      for (const char* attribute : {"content", "datetime"}) {
        if (const std::string_view value = node.attribute(attribute); !value.empty()) return std::string(value);
      }
      return node.text();
    }
    node = node.has_attribute("itemscope") ? node.after_below(item) : node.next_below(item);
  }
  return {};
}

}  // namespace strongroom::ingest::page
