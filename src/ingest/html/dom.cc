// SPDX-License-Identifier: Apache-2.0
#include "ingest/html/dom.h"

#include <algorithm>
#include <memory_resource>

#include "ingest/html/elements.h"
#include "ingest/html/inline_text.h"
#include "ingest/html/tree_builder.h"

namespace strongroom::ingest::html {
namespace {

bool is_class_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

}  // namespace

bool Node::has_attribute(std::string_view name) const {
  const auto all = attributes();
  return std::any_of(all.begin(), all.end(), [&](const Attribute& attribute) { return attribute.name == name; });
}

std::string_view Node::attribute(std::string_view name) const {
  for (const Attribute& attribute : attributes()) {
    if (attribute.name == name) return attribute.value;
  }
  return {};
}

bool Node::has_class(std::string_view token) const {
  ClassTokens tokens(attribute("class"));
  for (std::string_view next = tokens.next(); !next.empty(); next = tokens.next()) {
    if (next == token) return true;
  }
  return false;
}

std::string Node::text() const {
  InlineText text;
  for (Node node = *this; node;) {
    if (is_unseen(node)) {
      node = node.after_below(*this);
      continue;
    }
    if (node.is_text()) text.append(node.content());
    if (separates_words(node)) text.append(" ");
    const Node next = node.next_below(*this);
    for (Node left = node; left && left != *this && left != next.parent(); left = left.parent()) {
      if (separates_words(left)) text.append(" ");
    }
    node = next;
  }
  return text.take().text;
}

Node Node::next_below(Node root) const {
  const Node child = first_child();
  return child ? child : after_below(root);
}

Node Node::after_below(Node root) const {
  for (Node node = *this; node && node != root; node = node.parent()) {
    if (const Node sibling = node.next_sibling()) return sibling;
  }
  return {};
}

Node Node::first_with_tag(std::string_view wanted) const {
  for (Node node = next_below(*this); node; node = node.next_below(*this)) {
    if (node.tag() == wanted) return node;
  }
  return {};
}

Node Node::first_with_class(std::string_view token) const {
  for (Node node = next_below(*this); node; node = node.next_below(*this)) {
    if (node.has_class(token)) return node;
  }
  return {};
}

std::string_view ClassTokens::next() {
  const auto start = std::find_if_not(rest_.begin(), rest_.end(), is_class_space);
  const auto end = std::find_if(start, rest_.end(), is_class_space);
  const std::string_view token(start, end);
  rest_ = std::string_view(end, rest_.end());
  return token;
}

struct Page::Tree {
  explicit Tree(std::string utf8) : text(std::move(utf8)), memory(text.size() + 1024) {}

  std::string text;
  std::pmr::monotonic_buffer_resource memory;  // of the nodes, which need no destructor
  NodeData document;
  const NodeData* root = nullptr;
  std::optional<uint64_t> stopped_at;
  std::optional<uint64_t> flat_from;
};

Page Page::parse(std::string utf8) {
  auto tree = std::make_unique<Tree>(std::move(utf8));
  TreeBuilder builder(tree->text, tree->memory, tree->document);
  builder.run();
  tree->root = builder.root();
  tree->stopped_at = builder.stopped_at();
  tree->flat_from = builder.flat_from();
  return Page(std::move(tree));
}

Page::Page(std::unique_ptr<Tree> tree) : tree_(std::move(tree)) {}
Page::Page(Page&&) noexcept = default;
Page& Page::operator=(Page&&) noexcept = default;
Page::~Page() = default;

Node Page::root() const { return Node(tree_->root); }
std::string_view Page::source() const { return tree_->text; }
std::optional<uint64_t> Page::stopped_at() const { return tree_->stopped_at; }
std::optional<uint64_t> Page::flat_from() const { return tree_->flat_from; }

}  // namespace strongroom::ingest::html
