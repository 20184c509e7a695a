// SPDX-License-Identifier: Apache-2.0
#include "ingest/page/body.h"

#include <algorithm>

#include "ingest/chrome_words.h"
#include "ingest/control_labels.h"
#include "text/normalise.h"

namespace strongroom::ingest::page {
namespace {

using records::Block;
using records::BlockKind;

// Players are offered as code to be copied.
bool is_embedding_code(std::string_view text) { return text.starts_with("<iframe ") || text.starts_with("<script "); }

bool is_control(const Block& block) {
  return block.kind != BlockKind::Image && (is_control_label(block.text) || is_embedding_code(block.text));
}

size_t text_bytes(const std::vector<Block>& blocks, size_t from) {
  size_t bytes = 0;
  for (size_t i = from; i < blocks.size(); ++i) bytes += blocks[i].kind == BlockKind::Image ? 0 : blocks[i].text.size();
  return bytes;
}

// Related articles end an article; where much follows them they stand in its middle.
void cut_related(std::vector<Block>& blocks) {
  const size_t all = text_bytes(blocks, 0);
  for (size_t i = blocks.size() / 2; i < blocks.size(); ++i) {
    if (blocks[i].kind == BlockKind::Image || !is_related_heading(blocks[i].text)) continue;
    if (4 * text_bytes(blocks, i) > all) continue;
    blocks.resize(i);
    return;
  }
}

}  // namespace

BodyReader::BodyReader(const PageTree& tree, const std::string& base_url) : tree_(tree), base_url_(base_url) {
  for (size_t i = 1; i < tree.elements.size(); ++i) {
    const Element& element = tree.elements[i];
    if (element.chrome && !tree.elements[element.parent].chrome) chrome_.insert(element.node);
  }
}

html::Body BodyReader::read(size_t root, const std::vector<Card>& left_out) const {
  Nodes others;
  for (const Card& card : left_out) {
    for (html::Node node = card.from; node && node != card.until; node = node.next_sibling()) others.insert(node);
  }
  const auto skip = [&](const html::Node& node) {
    return (node.is_element() && chrome_.contains(node)) || others.contains(node);
  };
  return html::blocks_of(tree_.elements[root].node, base_url_, skip);
}

html::Body BodyReader::read(const Card& card) const {
  const auto skip = [&](const html::Node& node) { return node.is_element() && chrome_.contains(node); };
  return html::blocks_of_siblings(card.from, card.until, base_url_, skip);
}

void tidy_article(std::vector<Block>& blocks, const std::string& title, const std::string& printed_date) {
  constexpr uint32_t long_words_min = 12;
  constexpr size_t first_blocks = 4;
  cut_related(blocks);
  std::unordered_set<std::string> seen;
  size_t place = 0;
  std::erase_if(blocks, [&](const Block& block) {
    if (block.kind == BlockKind::Image) return false;
    const bool is_first = place++ < first_blocks;
    if (is_first && block.kind == BlockKind::Heading && block.text == title) return true;
    if (is_first && !printed_date.empty() && block.text == printed_date) return true;
    return is_control(block) || (count_words(block.text) >= long_words_min && !seen.insert(block.text).second);
  });
}

void tidy_listing_part(std::vector<Block>& blocks, std::unordered_set<std::string>& seen) {
  constexpr uint32_t words_min = 2;
  std::erase_if(blocks, [&](const Block& block) {
    if (block.kind == BlockKind::Image) return false;
    if (is_control(block)) return true;
    return count_words(block.text) >= words_min && !seen.insert(block.text).second;
  });
}

}  // namespace strongroom::ingest::page
