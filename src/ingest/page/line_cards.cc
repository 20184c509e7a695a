// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string>
#include <utility>

#include "ingest/page/flat_cards.h"
#include "text/normalise.h"

namespace strongroom::ingest::page {
namespace {

constexpr size_t cards_min = 3;

bool is_blank(const html::Node& text) {
  return text.content().find_first_not_of(" \t\r\n\f") == std::string_view::npos;
}

bool is_break(const html::Node& node) { return node.role() == html::ElementRole::LineBreak && node.tag() == "br"; }

// Stands between lines, and in none.
bool is_block(const html::Node& node) {
  return node.is_element() && node.role() != html::ElementRole::Inline && node.role() != html::ElementRole::Image &&
         node.role() != html::ElementRole::Unseen;
}

// Pieces of one element, each between two breaks.
class LineCards {
 public:
  LineCards(const PageTree& tree, const std::vector<ItemSigns>& signs, size_t element, std::string_view lang)
      : tree_(tree), signs_(signs), element_(element), lang_(lang) {}

  // Pieces parted by empty lines hold several lines each; without empty lines each line is one.
  std::vector<Card> find() {
    std::vector<Card> cards = divide(2);
    if (cards.size() < cards_min) cards = divide(1);
    return cards.size() < cards_min ? std::vector<Card>() : cards;
  }

 private:
  struct Piece {
    Card card;
    std::string own_text;
    bool has_link = false;
    bool is_begun = false;
  };

  // The items, where they are most of the pieces that `breaks` line breaks part.
  std::vector<Card> divide(int breaks) {
    cards_.clear();
    pieces_ = 0;
    Piece piece;
    size_t next = element_ + 1;  // the element that the next node of an element is
    int seen = 0;
    for (html::Node node = tree_.elements[element_].node.first_child(); node; node = node.next_sibling()) {
      const bool is_listed = next < tree_.elements[element_].end && tree_.elements[next].node == node;
      const size_t index = next;
      if (is_listed) next = tree_.elements[next].end;
      if (is_break(node)) {
        ++seen;
        continue;
      }
      if (node.is_text() && is_blank(node)) continue;
      if (is_block(node)) {
        end_piece(piece, node);
        continue;
      }
      if (seen >= breaks) end_piece(piece, node);
      seen = 0;
      if (!std::exchange(piece.is_begun, true)) {
        piece.card.from = node;
        piece.card.first = piece.card.end = index;
      }
      if (is_listed) take_element(piece, index);
      if (node.is_text()) take_text(piece, node);
    }
    end_piece(piece, {});
    return 3 * cards_.size() >= 2 * pieces_ ? cards_ : std::vector<Card>();
  }

  void take_element(Piece& piece, size_t index) const {
    piece.card.end = tree_.elements[index].end;
    piece.card.words += tree_.elements[index].words;
    piece.has_link |= signs_[index].link;
    piece.card.is_dated |= signs_[index].day;
  }

  void take_text(Piece& piece, const html::Node& text) const {
    constexpr size_t line_bytes_max = 100;
    piece.card.words += count_words(text.content());
    if (!piece.card.is_dated && text.content().size() <= line_bytes_max) {
      piece.card.is_dated = is_dated_line(text::clean_line(text.content()), lang_);
    }
  }

  void end_piece(Piece& piece, const html::Node& until) {
    constexpr uint32_t bare_words_min = 12;
    if (!piece.is_begun) return;
    ++pieces_;
    piece.card.until = until;
    const bool is_item = piece.has_link && (piece.card.is_dated || piece.card.words >= bare_words_min);
    if (is_item && piece.card.end > piece.card.first) cards_.push_back(piece.card);
    piece = {};
  }

  const PageTree& tree_;
  const std::vector<ItemSigns>& signs_;
  size_t element_;
  std::string_view lang_;
  std::vector<Card> cards_;
  size_t pieces_ = 0;
};

}  // namespace

std::vector<Card> find_line_cards(const PageTree& tree, const std::vector<ItemSigns>& signs, size_t element,
                                  std::string_view lang) {
  return LineCards(tree, signs, element, lang).find();
}

}  // namespace strongroom::ingest::page
