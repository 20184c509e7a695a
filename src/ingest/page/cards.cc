// SPDX-License-Identifier: Apache-2.0
#include "ingest/page/cards.h"

#include <algorithm>
#include <optional>
#include <string>
#include <unordered_map>

#include "base/ascii.h"
#include "ingest/html/url.h"
#include "ingest/page/flat_cards.h"
#include "ingest/page/item_signs.h"

namespace strongroom::ingest::page {
namespace {

bool may_be_card(std::string_view tag) {
  constexpr std::string_view tags[] = {"a", "article", "dd", "div", "li", "section", "td", "tr"};
  return std::binary_search(std::begin(tags), std::end(tags), tag);
}

// Siblings that are built alike.
struct Row {
  std::vector<size_t> members;
  size_t candidates = 0;  // that could be items by themselves
};

using Rows = std::unordered_map<std::string, Row>;

class CardFinder {
 public:
  CardFinder(const PageTree& tree, size_t main_part, std::string_view lang)
      : tree_(tree),
        root_(main_part),
        lang_(lang),
        signs_(item_signs(tree, main_part, lang)),
        holds_cards_(tree.elements.size()),
        is_card_(tree.elements.size()) {}

  std::vector<Card> find() {
    for (size_t i = tree_.elements[root_].end; i-- > root_;) look_at(i);
    std::vector<Card> cards;
    for (size_t i = root_; i < tree_.elements[root_].end;) {
      const auto flat = flat_.find(i);
      if (flat != flat_.end()) cards.insert(cards.end(), flat->second.begin(), flat->second.end());
      const bool is_whole = is_card_[i] && !holds_cards_[i];
      if (is_whole) {
        cards.push_back(Card::of(tree_, i));
        cards.back().is_dated = signs_[i].day;
      }
      i = is_whole || flat != flat_.end() ? tree_.elements[i].end : i + 1;
    }
    return cards;
  }

 private:
  void look_at(size_t index) {
    const Element& element = tree_.elements[index];
    if (element.chrome) return;
    const auto short_rows = short_rows_.extract(index);
    if (!short_rows.empty()) take_short_rows(short_rows.mapped());
    uint32_t nested_words = 0;
    for (size_t child = index + 1; child < element.end; child = tree_.elements[child].end) {
      if (holds_cards_[child]) nested_words += tree_.elements[child].words;
    }
    uint32_t card_words = 0;
    size_t count = 0;
    for (const auto& [name, row] : rows_in(element, index)) {
      const size_t least = name == "article" ? 2 : cards_min;
      if (row.candidates < least) {
        keep_short_row(index, name, row);
        continue;
      }
      count += row.members.size();
      card_words += take_row(row);
    }
    holds_cards_[index] = 2 * std::max(card_words, nested_words) > element.words;
    if (2 * nested_words > element.words) return;
    const bool is_made_of_cards = 2 * card_words > element.words;
    find_flat(index, is_made_of_cards ? card_words : 0, is_made_of_cards ? count : 0);
  }

  // Empty unless one of the children could be an item.
  Rows rows_in(const Element& element, size_t index) const {
    Rows rows;
    bool has_candidate = false;
    for (size_t child = index + 1; child < element.end && !has_candidate; child = tree_.elements[child].end) {
      has_candidate = may_be_in_row(child) && is_candidate(child);
    }
    if (!has_candidate) return rows;
    for (size_t child = index + 1; child < element.end; child = tree_.elements[child].end) {
      if (!may_be_in_row(child)) continue;
      Row& row = rows[likeness(tree_.elements[child].node)];
      row.members.push_back(child);
      if (is_candidate(child)) ++row.candidates;
    }
    return rows;
  }

  // Returns the words of its cards.
  uint32_t take_row(const Row& row) {
    // One that shows less than the others of its row (no link, a short text) is still one of them.
    const bool is_whole_row = 2 * row.candidates >= row.members.size();
    uint32_t words = 0;
    for (const size_t member : row.members) {
      if (!is_whole_row && !is_candidate(member)) continue;
      is_card_[member] = true;
      words += tree_.elements[member].words;
    }
    return words;
  }

  // A row too short to tell what it is may go on in the next list beside this one, below the next day's heading.
  void keep_short_row(size_t index, const std::string& name, const Row& row) {
    const Element& element = tree_.elements[index];
    if (row.candidates == 0 || index == root_ || element.node.role() != html::ElementRole::List) return;
    Row& shared = short_rows_[element.parent][likeness(element.node) + ">" + name];
    shared.members.insert(shared.members.end(), row.members.begin(), row.members.end());
    shared.candidates += row.candidates;
  }

  // Those that are long enough together.
  void take_short_rows(const Rows& rows) {
    for (const auto& [name, row] : rows) {
      if (row.candidates < cards_min) continue;
      take_row(row);
      for (const size_t member : row.members) holds_cards_[tree_.elements[member].parent] = true;
    }
  }

  // `card_words` are in cards of one element each: what stands above them, their titles, may be seen as theirs here.
  void find_flat(size_t index, uint32_t card_words, size_t least_cards) {
    const Element& element = tree_.elements[index];
    if (!signs_[index].link || element.words < flat_words_min || element.in_link) return;
    std::vector<Card> cards;
    if (element.own_words > 0 && card_words == 0) cards = find_line_cards(tree_, signs_, index, lang_);
    if (cards.empty()) cards = find_flat_cards(tree_, signs_, index);
    uint32_t words = 0;
    for (const Card& card : cards) words += card.words;
    if (2 * words <= element.words || words <= card_words || cards.size() < least_cards) return;
    holds_cards_[index] = true;
    flat_[index] = std::move(cards);
  }

  bool may_be_in_row(size_t index) const {
    constexpr uint32_t words_min = 3;
    const Element& element = tree_.elements[index];
    if (element.chrome || element.words < words_min || is_head_of_table(index)) return false;
    return may_be_card(element.node.tag()) || (element.node.tag() == "p" && is_candidate(index));
  }

  // A row of nothing but th.
  bool is_head_of_table(size_t index) const {
    const Element& row = tree_.elements[index];
    if (row.node.tag() != "tr") return false;
    for (size_t cell = index + 1; cell < row.end; cell = tree_.elements[cell].end) {
      if (tree_.elements[cell].node.tag() != "th") return false;
    }
    return true;
  }

  bool is_candidate(size_t index) const {
    constexpr uint32_t bare_words_min = 12;  // of a card without a heading: a link alone is an entry of a list
    const Element& element = tree_.elements[index];
    const ItemSigns& signs = signs_[index];
    if (!signs.link) return false;
    if (element.node.tag() == "p") return signs.day;
    return signs.heading || signs.day || signs.picture || element.words >= bare_words_min;
  }

  static constexpr size_t cards_min = 3;
  static constexpr uint32_t flat_words_min = 12;

  const PageTree& tree_;
  size_t root_;
  std::string_view lang_;
  std::vector<ItemSigns> signs_;
  std::vector<bool> holds_cards_;  // that make up most of it
  std::vector<bool> is_card_;
  std::unordered_map<size_t, Rows> short_rows_;  // by the element around the element that they stand in
  std::unordered_map<size_t, std::vector<Card>> flat_;
};

bool is_named_title(const html::Node& node) {
  constexpr std::string_view words[] = {"title", "headline"};
  const std::string name = ascii_lower(node.attribute("class"));
  if (name.find("subtitle") != std::string::npos) return false;
  return std::any_of(std::begin(words), std::end(words),
                     [&](std::string_view word) { return name.find(word) != std::string::npos; });
}

// A link that is most of its line, and not one within a sentence.
bool stands_out(const PageTree& tree, size_t link) {
  size_t line = tree.elements[link].parent;
  uint32_t others = tree.elements[line].own_words;
  while (line > 0 && tree.elements[line].node.role() == html::ElementRole::Inline) {
    line = tree.elements[line].parent;
    others += tree.elements[line].own_words;
  }
  return tree.elements[link].words >= others;
}

}  // namespace

std::vector<Card> find_cards(const PageTree& tree, size_t main_part, std::string_view lang) {
  if (tree.elements.empty()) return {};
  return CardFinder(tree, main_part, lang).find();
}

std::optional<size_t> title_of_card(const PageTree& tree, const Card& card) {
  constexpr uint32_t title_words_max = 40;
  std::optional<size_t> named;
  std::optional<size_t> longest;
  bool longest_is_clear = false;
  for (size_t i = card.first; i < card.end; ++i) {
    const Element& element = tree.elements[i];
    if (element.chrome || element.words == 0) continue;
    if (is_heading(element.node)) return i;
    const bool is_whole = element.node == card.from && element.node.next_sibling() == card.until;
    if (is_whole || element.words > title_words_max) continue;
    if (!named && is_named_title(element.node)) named = i;
    if (element.node.tag() != "a") continue;
    const bool is_clear = stands_out(tree, i);
    const bool is_longer = !longest || element.words > tree.elements[*longest].words;
    if (is_clear > longest_is_clear || (is_clear == longest_is_clear && is_longer)) {
      longest = i;
      longest_is_clear = is_clear;
    }
  }
  return named ? named : longest;
}

std::string_view address_of_card(const PageTree& tree, const Card& card, std::optional<size_t> title) {
  const auto address = [&](size_t index) {
    const html::Node& node = tree.elements[index].node;
    const std::string_view href = node.tag() == "a" ? node.attribute("href") : std::string_view();
    return html::is_dead_link(href) ? std::string_view() : href;
  };
  const size_t start = title.value_or(card.first);
  for (size_t i = start; i < tree.elements[start].end; ++i) {
    if (const std::string_view found = address(i); !found.empty()) return found;
  }
  for (size_t i = start; i > 0; i = tree.elements[i].parent) {
    if (const std::string_view found = address(i); !found.empty()) return found;
  }
  std::string_view within_text;
  for (size_t i = card.first; i < card.end; ++i) {
    const std::string_view found = address(i);
    if (!found.empty() && stands_out(tree, i)) return found;
    if (within_text.empty()) within_text = found;
  }
  const bool has_heading = title && is_heading(tree.elements[*title].node);
  return has_heading ? std::string_view() : within_text;
}

}  // namespace strongroom::ingest::page
