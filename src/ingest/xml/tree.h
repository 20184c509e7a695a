// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "ingest/xml/vocabulary.h"

namespace strongroom::ingest::xml {

struct Nodes;  // how a tree is kept: nodes.h

// An element of a parsed document: a cheap handle, valid while its Tree lives. An empty handle answers every question
// with nothing, so that walks need no checks. Names are compared without regard to ASCII case: feeds in the wild have
// <PubDate>.
class Element {
 public:
  Element() = default;
  Element(const Nodes* nodes, uint32_t index) : nodes_(nodes), index_(index) {}

  explicit operator bool() const { return nodes_ != nullptr; }
  std::string_view name() const;  // without its prefix
  std::string_view prefix() const;
  Vocabulary vocabulary() const;
  bool is(Vocabulary vocabulary, std::string_view name) const;

  // The value with references resolved and white space trimmed; empty when absent. `name` is with its prefix
  // ("xml:base"), or without one to match any.
  std::string attribute(std::string_view name) const;
  // Its own or the nearest one above it that is not empty.
  std::string inherited_attribute(std::string_view name) const;

  Element parent() const;
  Element first_child() const;  // elements only
  Element next_sibling() const;
  Element child(Vocabulary vocabulary, std::string_view name) const;
  std::vector<Element> children(Vocabulary vocabulary, std::string_view name) const;
  // The first of that name below it, in document order.
  Element first_below(Vocabulary vocabulary, std::string_view name) const;
  // The element after this one in document order below `root`.
  Element next_below(Element root) const;

  // All character data below it, references resolved, as it stands.
  std::string text() const;
  // What an HTML parser should be given: the text, when it holds no elements (markup that was escaped or wrapped in
  // CDATA), else its content written as HTML.
  std::string markup() const;
  bool has_elements() const { return bool(first_child()); }
  // Whether its end tag was found; what is cut off has none.
  bool closed() const;
  uint64_t offset() const;  // of its start tag

  friend bool operator==(const Element&, const Element&) = default;

 private:
  const Nodes* nodes_ = nullptr;
  uint32_t index_ = 0;
};

struct TreeOptions {
  uint32_t depth_max = 256;
  // Elements that never hold one of their own name: a second start tag ends the first, whose end tag was lost.
  std::span<const std::string_view> never_nested;
};

// XML as it is found in the wild, read as far as its tags can tell. Never fails: end tags close what they name and
// whatever is still open inside it, an end tag of nothing is passed over, a bare '&' or '<' is text, HTML's named
// entities are known, others stay as written. A document type is skipped: nothing in it is expanded or fetched.
// Linear in time; the tree borrows nothing.
class Tree {
 public:
  static Tree parse(std::string utf8, const TreeOptions& options = {});
  Tree(Tree&&) noexcept;
  Tree& operator=(Tree&&) noexcept;
  ~Tree();

  // The first element that is not inside another; empty when there is none.
  Element root() const;
  // One fault for each kind of damage that may have lost something, with its first place: a document that ends inside
  // an element, an end tag that fits nothing, elements beyond the depth.
  const std::vector<Error>& faults() const;

 private:
  Tree();
  std::unique_ptr<Nodes> nodes_;
};

// Resolves &amp; &#233; &#xE9; and HTML's named entities; what is none stays as written.
std::string resolve_references(std::string_view text);

// The name, with prefix, of a document's first element, from its first bytes; empty when it does not look like XML.
// Passes over a byte-order mark, white space, declarations and comments.
std::string_view root_name(std::string_view bytes);

}  // namespace strongroom::ingest::xml
