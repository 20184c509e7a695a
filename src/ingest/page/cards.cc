// SPDX-License-Identifier: Apache-2.0
#include "ingest/page/cards.h"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "ingest/html/elements.h"
#include "ingest/html/url.h"

namespace strongroom::ingest::page {
namespace {

bool is_heading(const html::Node& node) { return node.role() == html::ElementRole::Heading; }

bool may_be_card(std::string_view tag) {
  constexpr std::string_view tags[] = {"a", "article", "dd", "div", "li", "section", "td", "tr"};
  return std::binary_search(std::begin(tags), std::end(tags), tag);
}

// What siblings that are built alike share: the tag and the first class.
std::string likeness(const html::Node& node) {
  html::ClassTokens classes(node.attribute("class"));
  return std::string(node.tag()) + "." + std::string(classes.next());
}

// What stands below each element, put together from the last to the first.
struct Content {
  bool heading = false;
  bool link = false;
  bool cards = false;  // a repetition that makes up most of it
};

class CardFinder {
 public:
  CardFinder(const PageTree& tree, size_t main_part)
      : tree_(tree), root_(main_part), content_(tree.elements.size()), is_card_(tree.elements.size()) {}

  std::vector<size_t> find() {
    for (size_t i = tree_.elements[root_].end; i-- > root_;) look_at(i);
    std::vector<size_t> cards;
    for (size_t i = root_; i < tree_.elements[root_].end;) {
      const bool is_whole = is_card_[i] && !content_[i].cards;
      if (is_whole) cards.push_back(i);
      i = is_whole ? tree_.elements[i].end : i + 1;
    }
    return cards;
  }

 private:
  void look_at(size_t index) {
    const Element& element = tree_.elements[index];
    if (element.chrome) return;
    Content& content = content_[index];
    content.heading = is_heading(element.node);
    content.link = element.in_link;
    std::unordered_map<std::string, std::vector<size_t>> alike;
    uint32_t nested_words = 0;
    for (size_t child = index + 1; child < element.end; child = tree_.elements[child].end) {
      const Content& below = content_[child];
      content.heading |= below.heading;
      content.link |= below.link;
      if (below.cards) nested_words += tree_.elements[child].words;
      if (is_candidate(child)) alike[likeness(tree_.elements[child].node)].push_back(child);
    }
    uint32_t card_words = 0;
    for (const auto& [name, members] : alike) {
      const size_t least = name.starts_with("article.") ? 2 : 3;
      if (members.size() < least) continue;
      for (const size_t member : members) {
        is_card_[member] = true;
        card_words += tree_.elements[member].words;
      }
    }
    content.cards = 2 * std::max(card_words, nested_words) > element.words;
  }

  bool is_candidate(size_t index) const {
    constexpr uint32_t words_min = 3;
    constexpr uint32_t bare_words_min = 12;  // of a card without a heading: a link alone is an entry of a list
    const Element& element = tree_.elements[index];
    if (element.chrome || element.words < words_min || !may_be_card(element.node.tag())) return false;
    const Content& content = content_[index];
    return content.link && (content.heading || element.words >= bare_words_min);
  }

  const PageTree& tree_;
  size_t root_;
  std::vector<Content> content_;
  std::vector<bool> is_card_;
};

}  // namespace

std::vector<size_t> find_cards(const PageTree& tree, size_t main_part) {
  if (tree.elements.empty()) return {};
  return CardFinder(tree, main_part).find();
}

size_t title_of_card(const PageTree& tree, size_t card) {
  size_t longest = card;
  for (size_t i = card; i < tree.elements[card].end; ++i) {
    const Element& element = tree.elements[i];
    if (element.chrome || element.words == 0) continue;
    if (is_heading(element.node)) return i;
    const bool is_link = element.node.tag() == "a" && i != card;
    if (is_link && (longest == card || element.words > tree.elements[longest].words)) longest = i;
  }
  return longest;
}

std::string_view address_of_card(const PageTree& tree, size_t card, size_t title) {
  const auto address = [&](size_t index) {
    const html::Node& node = tree.elements[index].node;
    const std::string_view href = node.tag() == "a" ? node.attribute("href") : std::string_view();
    return html::is_dead_link(href) ? std::string_view() : href;
  };
  for (size_t i = title; i < tree.elements[title].end; ++i) {
    if (const std::string_view found = address(i); !found.empty()) return found;
  }
  for (size_t i = title; i > 0; i = tree.elements[i].parent) {
    if (const std::string_view found = address(i); !found.empty()) return found;
  }
  for (size_t i = card; i < tree.elements[card].end; ++i) {
    if (const std::string_view found = address(i); !found.empty()) return found;
  }
  return {};
}

}  // namespace strongroom::ingest::page
