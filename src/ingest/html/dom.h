// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

struct _xmlNode;  // libxml2's, which stays inside dom.cc

namespace strongroom::ingest::html {

// A node of a parsed page: a cheap handle, valid while its Page lives. An empty handle answers every question with
// nothing, so that walks need no checks. All strings are UTF-8.
class Node {
 public:
  Node() = default;
  explicit Node(const _xmlNode* node) : node_(node) {}

  explicit operator bool() const { return node_ != nullptr; }
  bool is_element() const;
  bool is_text() const;
  bool is_comment() const;

  std::string_view tag() const;      // lower case; empty for what is no element
  std::string_view content() const;  // of a text node or comment
  bool has_attribute(const char* name) const;
  std::string_view attribute(const char* name) const;  // empty when absent
  bool has_class(std::string_view token) const;
  // The text below it as a reader sees it: white space collapsed, ends trimmed, a space where a block or line ends,
  // without scripts, styles and hidden parts.
  std::string text() const;

  Node parent() const;
  Node first_child() const;
  Node next_sibling() const;
  Node previous_sibling() const;
  // The walk in document order below `root`: the next node, or the next one that is not inside this node. Empty at the
  // end.
  Node next_below(Node root) const;
  Node after_below(Node root) const;
  // The first element below it, in document order.
  Node first_with_tag(std::string_view tag) const;
  Node first_with_class(std::string_view token) const;

  size_t hash() const { return std::hash<const void*>{}(node_); }
  friend bool operator==(const Node&, const Node&) = default;

 private:
  const _xmlNode* node_ = nullptr;
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

// A page parsed by libxml2's HTML parser: no network, no entities but HTML's own, bounded depth. Not thread-safe; pages
// are independent of each other.
class Page {
 public:
  // `utf8` must be valid UTF-8. LimitExceeded, with the offset, for a tag of thousands of attributes.
  static Result<Page> parse(std::string_view utf8);

  Node root() const;
  // Where parsing stopped because elements were nested too deeply; what comes after is missing.
  std::optional<uint64_t> stopped_at() const { return stopped_at_; }

 private:
  struct FreeDocument {
    void operator()(void* document) const;
  };

  Page() = default;

  std::unique_ptr<void, FreeDocument> document_;
  std::optional<uint64_t> stopped_at_;
};

}  // namespace strongroom::ingest::html
