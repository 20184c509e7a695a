// SPDX-License-Identifier: Apache-2.0
#include "ingest/page/flat_cards.h"

#include <algorithm>
#include <map>
#include <string>

namespace strongroom::ingest::page {
namespace {

constexpr size_t cards_min = 3;

class FlatCards {
 public:
  FlatCards(const PageTree& tree, const std::vector<ItemSigns>& signs, size_t element) : tree_(tree), signs_(signs) {
    for (size_t child = element + 1; child < tree.elements[element].end; child = tree.elements[child].end) {
      children_.push_back(child);
    }
  }

  std::vector<Card> find() {
    if (children_.size() < 2 * cards_min || !find_titles()) return {};
    const size_t above = siblings_above_titles();
    size_t longest = 0;  // of all but the last
    std::vector<Card> cards;
    for (size_t i = 0; i < titles_.size(); ++i) {
      const size_t begin = titles_[i] - above;
      size_t end = i + 1 < titles_.size() ? titles_[i + 1] - above : children_.size();
      end = end_before_group(titles_[i], end);
      // What follows the last item in one row with it (page links, a closing line) is no longer its own.
      if (i + 1 == titles_.size()) end = std::min(end, begin + std::max<size_t>(longest, above + 2));
      longest = std::max(longest, end - begin);
      cards.push_back(card(begin, end));
    }
    return most_are_items(cards) ? cards : std::vector<Card>();
  }

 private:
  const Element& child(size_t place) const { return tree_.elements[children_[place]]; }
  const ItemSigns& signs(size_t place) const { return signs_[children_[place]]; }

  // A paragraph or line that is hardly more than a link.
  bool is_linked_line(size_t place) const {
    constexpr uint32_t words_min = 2;
    constexpr uint32_t words_max = 40;
    const Element& element = child(place);
    return element.words >= words_min && element.words <= words_max &&
           10 * signs(place).linked_words >= 7 * element.words;
  }

  bool may_be_title(size_t place) const {
    const Element& element = child(place);
    if (element.chrome || element.words == 0) return false;
    return element.node.tag() == "dt" || is_heading(element.node) || is_linked_line(place);
  }

  // The titles are those of the kind that has the most; dt and headings go before links.
  bool find_titles() {
    std::map<std::string, std::vector<size_t>> kinds;
    for (size_t i = 0; i < children_.size(); ++i) {
      if (may_be_title(i)) kinds[title_kind(i)].push_back(i);
    }
    for (auto& [kind, places] : kinds) {
      const bool is_better =
          rank(places[0]) > (titles_.empty() ? 0 : rank(titles_[0])) ||
          (!titles_.empty() && rank(places[0]) == rank(titles_[0]) && places.size() > titles_.size());
      if (places.size() >= cards_min && is_better) titles_ = std::move(places);
    }
    return !titles_.empty();
  }

  std::string title_kind(size_t place) const {
    return is_heading(child(place).node) ? std::string(child(place).node.tag()) : likeness(child(place).node);
  }

  int rank(size_t place) const {
    if (child(place).node.tag() == "dt") return 3;
    return is_heading(child(place).node) ? 2 : 1;
  }

  // How many siblings above each title, the first among them, are its date or picture.
  size_t siblings_above_titles() const {
    constexpr size_t above_max = 3;
    size_t above = 0;
    while (above < above_max && titles_[0] > above && stand_above(above + 1)) ++above;
    return above;
  }

  bool stand_above(size_t distance) const {
    const std::string kind = likeness(child(titles_[0] - distance).node);
    size_t fitting = 0;
    for (size_t i = 0; i < titles_.size(); ++i) {
      const size_t least = i == 0 ? 0 : titles_[i - 1] + 1;
      if (titles_[i] < least + distance) continue;
      const size_t place = titles_[i] - distance;
      if (likeness(child(place).node) == kind && is_date_or_picture(place))
        ++fitting;
      else if (i == 0)
        return false;
    }
    return 3 * fitting >= 2 * titles_.size() && !follows_last_title(distance, kind);
  }

  bool is_date_or_picture(size_t place) const {
    constexpr uint32_t words_max = 8;
    const Element& element = child(place);
    if (element.words > words_max || is_heading(element.node)) return false;
    return signs(place).day || element.words == 0;
  }

  // What stands below the last title as well belongs to the title above it.
  bool follows_last_title(size_t distance, const std::string& kind) const {
    const size_t gap = titles_[1] - titles_[0];
    const size_t place = titles_.back() + gap - distance;
    return gap > distance && place < children_.size() && likeness(child(place).node) == kind &&
           signs(place).day == signs(titles_[0] - distance).day && child(place).words > 0;
  }

  // A heading of a higher level begins another group of items.
  size_t end_before_group(size_t title, size_t end) const {
    if (!is_heading(child(title).node)) return end;
    for (size_t i = title + 1; i < end; ++i) {
      if (is_heading(child(i).node) && child(i).node.tag() < child(title).node.tag()) return i;
    }
    return end;
  }

  Card card(size_t begin, size_t end) const {
    Card card;
    card.first = children_[begin];
    card.end = tree_.elements[children_[end - 1]].end;
    card.from = child(begin).node;
    card.until = end < children_.size() ? child(end).node : child(end - 1).node.next_sibling();
    for (size_t i = begin; i < end; ++i) {
      card.words += child(i).words;
      card.is_dated |= signs(i).day;
    }
    return card;
  }

  bool most_are_items(const std::vector<Card>& cards) const {
    size_t items = 0;
    for (size_t i = 0; i < cards.size(); ++i) items += is_item(cards[i], titles_[i]) ? 1 : 0;
    return 3 * items >= 2 * cards.size();
  }

  bool is_item(const Card& card, size_t title) const {
    constexpr uint32_t text_words_min = 8;
    bool has_link = false;
    for (size_t i = card.first; i < card.end; i = tree_.elements[i].end) has_link |= signs_[i].link;
    const Element& head = child(title);
    const bool has_text = card.words >= head.words + text_words_min;
    if (head.node.tag() == "dt") return has_link && (card.is_dated || card.words > head.words);
    if (is_heading(head.node)) return signs(title).link ? card.words > head.words : card.is_dated;
    return has_link && (card.is_dated || has_text);
  }

  const PageTree& tree_;
  const std::vector<ItemSigns>& signs_;
  std::vector<size_t> children_;
  std::vector<size_t> titles_;  // places among the children
};

}  // namespace

std::vector<Card> find_flat_cards(const PageTree& tree, const std::vector<ItemSigns>& signs, size_t element) {
  return FlatCards(tree, signs, element).find();
}

}  // namespace strongroom::ingest::page
