// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <unordered_set>
#include <vector>

#include "ingest/html/blocks.h"
#include "ingest/page/card.h"
#include "ingest/page/page_tree.h"

namespace strongroom::ingest::page {

// Makes blocks of the parts of one page, without its chrome.
class BodyReader {
 public:
  BodyReader(const PageTree& tree, const std::string& base_url);

  // Of the element and what it holds, but for the cards below it.
  html::Body read(size_t root, const std::vector<Card>& left_out = {}) const;
  html::Body read(const Card& card) const;

 private:
  struct NodeHash {
    size_t operator()(const html::Node& node) const { return node.hash(); }
  };
  using Nodes = std::unordered_set<html::Node, NodeHash>;

  const PageTree& tree_;
  const std::string& base_url_;
  Nodes chrome_;  // the outermost elements of it
};

// An article's blocks as they are kept: without control labels, its own title and printed date at the start, long
// blocks said twice, and what follows a closing "Related articles".
void tidy_article(std::vector<records::Block>& blocks, const std::string& title, const std::string& printed_date);

// The same for the parts of a listing, where a card that is shown twice (featured and in its place) is kept once: drops
// blocks of at least two words that `seen` holds.
void tidy_listing_part(std::vector<records::Block>& blocks, std::unordered_set<std::string>& seen);

}  // namespace strongroom::ingest::page
