// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"
#include "ingest/html/tag.h"

namespace strongroom::ingest::html {

struct Attribute {
  std::string_view name;  // lower case
  std::string_view value;
};

enum class NodeKind : uint8_t { Document, Element, Text, Comment };

// What a Node points to; made by the tree builder only.
struct NodeData {
  NodeKind kind = NodeKind::Document;
  uint32_t attribute_count = 0;
  const Tag* tag = nullptr;  // of an element
  std::string_view text;     // an element's name, lower case; else the content
  const Attribute* attributes = nullptr;
  NodeData* parent = nullptr;
  NodeData* first_child = nullptr;
  NodeData* last_child = nullptr;
  NodeData* previous = nullptr;
  NodeData* next = nullptr;
};

// A node of a parsed page: a cheap handle, valid while its Page lives. An empty handle answers every question with
// nothing, so that walks need no checks. All strings are UTF-8.
class Node {
 public:
  Node() = default;
  explicit Node(const NodeData* data) : data_(data) {}

  explicit operator bool() const { return data_ != nullptr; }
  bool is_element() const { return data_ && data_->kind == NodeKind::Element; }
  bool is_text() const { return data_ && data_->kind == NodeKind::Text; }
  bool is_comment() const { return data_ && data_->kind == NodeKind::Comment; }

  // Lower case; empty for what is no element.
  std::string_view tag() const { return is_element() ? data_->text : std::string_view(); }
  ElementRole role() const { return is_element() ? data_->tag->role : ElementRole::Inline; }
  // Of a text node or comment.
  std::string_view content() const { return is_text() || is_comment() ? data_->text : std::string_view(); }
  std::span<const Attribute> attributes() const {
    return is_element() ? std::span(data_->attributes, data_->attribute_count) : std::span<const Attribute>();
  }
  bool has_attribute(std::string_view name) const;
  std::string_view attribute(std::string_view name) const;  // empty when absent
  bool has_class(std::string_view token) const;
  // The text below it as a reader sees it: white space collapsed, ends trimmed, a space where a block or line ends,
  // without scripts, styles and hidden parts.
  std::string text() const;

  Node parent() const { return data_ ? Node(data_->parent) : Node(); }
  Node first_child() const { return data_ ? Node(data_->first_child) : Node(); }
  Node next_sibling() const { return data_ ? Node(data_->next) : Node(); }
  Node previous_sibling() const { return data_ ? Node(data_->previous) : Node(); }
  // The walk in document order below `root`: the next node, or the next one that is not inside this node. Empty at the
  // end.
  Node next_below(Node root) const;
  Node after_below(Node root) const;
  // The first element below it, in document order.
  Node first_with_tag(std::string_view tag) const;
  Node first_with_class(std::string_view token) const;

  size_t hash() const { return std::hash<const void*>{}(data_); }
  friend bool operator==(const Node&, const Node&) = default;

 private:
  const NodeData* data_ = nullptr;
};

// The tokens of a class attribute, one by one.
class ClassTokens {
 public:
  explicit ClassTokens(std::string_view attribute) : rest_(attribute) {}
  // The next token; empty at the end.
  std::string_view next();

 private:
  std::string_view rest_;
};

// A page parsed as browsers do, as far as reading its text needs it (docs/decisions/html-parser.md): every page has a
// tree, whatever is wrong with it. Elements nested deeper than 512 stand beside each other instead, as in browsers. No
// scripts, no network. Linear in time. Not thread-safe; pages are independent of each other.
class Page {
 public:
  // `utf8` must be valid UTF-8; the page keeps it.
  static Page parse(std::string utf8);

  Page(Page&&) noexcept;
  Page& operator=(Page&&) noexcept;
  ~Page();

  // The html element; empty for a page without any element or text.
  Node root() const;
  // The markup, as parsing left it: character references are resolved in place.
  std::string_view source() const;
  // Where parsing stopped because the page has more nodes than are kept of one; what comes after is missing.
  std::optional<uint64_t> stopped_at() const;
  // Where elements were first nested too deeply to be read as they are nested; nothing is missing.
  std::optional<uint64_t> flat_from() const;

 private:
  struct Tree;

  explicit Page(std::unique_ptr<Tree> tree);

  std::unique_ptr<Tree> tree_;
};

}  // namespace strongroom::ingest::html
