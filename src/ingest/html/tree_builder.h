// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <initializer_list>
#include <memory_resource>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/html/dom.h"
#include "ingest/html/tokenizer.h"

namespace strongroom::ingest::html {

// Makes the tree of a page's tokens: what https://html.spec.whatwg.org/#tree-construction does, as far as it changes
// what text stands where. Implied ends (p, li, td, option …) and implied html, head and body are the standard's.
// Deviations, each of which keeps text where its author wrote it: a misplaced end of an inline element ends it without
// repeating it in the next block; what stands between the rows of a table stays there; "<div/>" is empty.
class TreeBuilder {
 public:
  // Nodes live in `memory`, their strings in `page`; both must outlive them.
  TreeBuilder(std::string& page, std::pmr::memory_resource& memory, NodeData& document);

  void run();
  const NodeData* root() const { return html_; }
  std::optional<uint64_t> stopped_at() const { return stopped_at_; }
  std::optional<uint64_t> flat_from() const { return flat_from_; }

 private:
  void start_tag(const Token& token);
  void start_before_body(const Token& token, const Tag& tag);
  void start_element(const Token& token, const Tag& tag);
  void end_tag(const Token& token);
  void end_paragraph();
  void end_heading();
  void end_table_part(std::string_view name);
  void end_inline(const Tag& tag, std::string_view name);
  void add_text(std::string_view text);

  // What a start tag ends before its own element begins.
  void end_implied(const Tag& tag);
  void end_list_entry(std::initializer_list<std::string_view> names);
  void end_current(std::string_view name);
  void clear_to_table_part(std::string_view name);

  void ensure_html();
  void ensure_head();
  void ensure_body();

  using Bounds = std::initializer_list<std::string_view>;
  // The place in `open_` of the nearest open element of this name, unless one that bounds its scope or is named in
  // `bounds` stands before it; 0 for none.
  size_t find_in_scope(std::string_view name, Bounds bounds = {}) const;
  size_t innermost_table() const;
  std::string_view current() const { return open_.back()->tag->name; }
  bool is_any_open(const Tag& tag) const { return open_of_kind_[number_of(tag)] > 0; }
  void open(NodeData* element);
  void close_from(size_t index);  // with what is open in it
  void forget(size_t index);      // it keeps what it holds, and gets no more

  NodeData* add(NodeKind kind, std::string_view text, NodeData* parent);
  NodeData* add_element(const Token& token, const Tag& tag);
  NodeData* add_named(std::string_view name);
  void take_attributes(const Token& token, NodeData& element);

  Tokenizer tokens_;
  std::pmr::polymorphic_allocator<> memory_;
  NodeData* html_ = nullptr;
  NodeData* head_ = nullptr;
  NodeData* body_ = nullptr;
  std::vector<NodeData*> open_;  // the document, html, head or body, and what is open in it
  std::array<uint32_t, tag_kinds_max> open_of_kind_{};
  size_t nodes_ = 0;
  std::optional<uint64_t> stopped_at_;
  std::optional<uint64_t> flat_from_;
};

}  // namespace strongroom::ingest::html
