// SPDX-License-Identifier: Apache-2.0
#include "ingest/html/tree_builder.h"

#include <algorithm>

namespace strongroom::ingest::html {
namespace {

constexpr size_t depth_max = 512;  // that of Chromium
constexpr size_t nodes_max = 4'000'000;

// Programs that put a page together leave byte-order marks between its parts.
bool is_blank(std::string_view text) {
  constexpr std::string_view mark = "\uFEFF";
  for (size_t at = 0; at < text.size(); ++at) {
    if (text.substr(at).starts_with(mark)) {
      at += mark.size() - 1;
    } else if (std::string_view(" \t\r\n\f").find(text[at]) == std::string_view::npos) {
      return false;
    }
  }
  return true;
}

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_row_group(std::string_view name) { return is_one_of(name, {"tbody", "thead", "tfoot"}); }
bool is_cell(std::string_view name) { return name == "td" || name == "th"; }

bool is_table_part(std::string_view name) {
  return is_cell(name) || name == "tr" || is_row_group(name) || is_one_of(name, {"caption", "col", "colgroup"});
}

void append(NodeData* node, NodeData* parent) {
  node->parent = parent;
  node->previous = parent->last_child;
  (parent->last_child ? parent->last_child->next : parent->first_child) = node;
  parent->last_child = node;
}

}  // namespace

TreeBuilder::TreeBuilder(std::string& page, std::pmr::memory_resource& memory, NodeData& document)
    : tokens_(page), memory_(&memory), open_{&document} {
  document.tag = &tag_of("");
}

void TreeBuilder::run() {
  Token token;
  for (tokens_.next(token); token.kind != TokenKind::End; tokens_.next(token)) {
    if (nodes_ >= nodes_max) {
      stopped_at_ = tokens_.position();
      return;
    }
    if (token.kind == TokenKind::StartTag) start_tag(token);
    if (token.kind == TokenKind::EndTag) end_tag(token);
    if (token.kind == TokenKind::Text) add_text(token.text);
    if (token.kind == TokenKind::Comment) add(NodeKind::Comment, token.text, open_.back());
  }
}

void TreeBuilder::start_tag(const Token& token) {
  const Tag& tag = tag_of(token.text);
  if (tag.name == "html") {
    ensure_html();
    take_attributes(token, *html_);
  } else if (!body_) {
    start_before_body(token, tag);
  } else if (tag.name == "body") {
    take_attributes(token, *body_);
  } else if (tag.name != "head" && !(tag.name == "form" && is_any_open(tag))) {
    start_element(token, tag);
  }
}

void TreeBuilder::start_before_body(const Token& token, const Tag& tag) {
  // A noscript in the head may hold anything.
  const bool is_within_head = head_ && open_.size() > 3;
  if (tag.name == "head") {
    ensure_head();
  } else if (tag.name == "body") {
    ensure_body();
    take_attributes(token, *body_);
  } else if (is_within_head) {
    start_element(token, tag);
  } else {
    tag.nesting.is_head ? ensure_head() : ensure_body();
    start_element(token, tag);
  }
}

void TreeBuilder::start_element(const Token& token, const Tag& tag) {
  end_implied(tag);
  NodeData* element = add_element(token, tag);
  if (tag.nesting.is_void || token.self_closing) return;
  if (!tag.nesting.holds_raw_text && !tag.nesting.holds_references) {
    open(element);
    return;
  }
  const std::string_view text = tokens_.raw_text(token.text, tag.nesting);
  if (!text.empty()) add(NodeKind::Text, text, element);
}

void TreeBuilder::end_implied(const Tag& tag) {
  const std::string_view name = tag.name;
  if (name == "li") end_list_entry({"li"});
  if (name == "dd" || name == "dt") end_list_entry({"dd", "dt"});
  if (tag.nesting.ends_paragraph) end_paragraph();
  if (tag.role == ElementRole::Heading && open_.back()->tag->role == ElementRole::Heading) {
    close_from(open_.size() - 1);
  }
  if (name == "a" && find_in_scope("a") > 0) end_inline(tag, name);
  if (name == "button") {
    if (const size_t index = find_in_scope(name)) close_from(index);
  }
  if (name == "option" || name == "optgroup") end_current("option");
  if (name == "optgroup") end_current("optgroup");
  if (is_table_part(name)) clear_to_table_part(name);
  if (name == "table" && (current() == "table" || current() == "tr" || is_row_group(current()))) {
    close_from(innermost_table());
  }
}

// https://html.spec.whatwg.org/#parsing-main-inbody, "A start tag whose tag name is li".
void TreeBuilder::end_list_entry(std::initializer_list<std::string_view> names) {
  for (size_t i = open_.size(); i-- > 1;) {
    const Tag& tag = *open_[i]->tag;
    if (is_one_of(tag.name, names)) return close_from(i);
    if (tag.nesting.is_special && !is_one_of(tag.name, {"address", "div", "p"})) return;
  }
}

void TreeBuilder::end_paragraph() {
  if (const size_t index = find_in_scope("p", {"button"})) close_from(index);
}

void TreeBuilder::end_current(std::string_view name) {
  if (current() == name) close_from(open_.size() - 1);
}

size_t TreeBuilder::innermost_table() const {
  size_t index = open_.size() - 1;
  while (index > 0 && open_[index]->tag->name != "table") --index;
  return index;
}

// The parts of a table that may stay open around a new one: its row group, its row.
void TreeBuilder::clear_to_table_part(std::string_view name) {
  const size_t table = innermost_table();
  if (table == 0) return;
  size_t kept = table + 1;
  const auto open_name = [&](size_t index) {
    return index < open_.size() ? open_[index]->tag->name : std::string_view();
  };
  if ((name == "tr" || is_cell(name)) && is_row_group(open_name(kept))) ++kept;
  if (is_cell(name) && open_name(kept) == "tr") ++kept;
  if (name == "col" && open_name(kept) == "colgroup") ++kept;
  close_from(kept);
}

void TreeBuilder::end_tag(const Token& token) {
  const Tag& tag = tag_of(token.text);
  if (tag.name == "head" && head_ && !body_) close_from(2);
  if (is_one_of(tag.name, {"html", "head", "body"})) return;
  if (tag.name == "p" && body_) {
    // An end without a start is an empty paragraph, which parts what stands around it.
    if (find_in_scope("p", {"button"}) == 0) open(add_named("p"));
    return end_paragraph();
  }
  if (tag.name == "br" && body_) {
    add_named("br");
  } else if (tag.role == ElementRole::Heading) {
    end_heading();
  } else if (!is_any_open(tag)) {
    return;
  } else if (tag.name == "table" || is_table_part(tag.name)) {
    end_table_part(tag.name);
  } else if (!tag.nesting.is_special && !tag.nesting.is_scope) {
    end_inline(tag, token.text);
  } else {
    const bool is_entry = tag.name == "li";
    const size_t index = is_entry ? find_in_scope(tag.name, {"ul", "ol"}) : find_in_scope(tag.name);
    if (index > 0) close_from(index);
  }
}

// Any heading's end ends the one that is open.
void TreeBuilder::end_heading() {
  for (size_t i = open_.size(); i-- > 1;) {
    const Tag& tag = *open_[i]->tag;
    if (tag.role == ElementRole::Heading) return close_from(i);
    if (tag.nesting.is_scope) return;
  }
}

void TreeBuilder::end_table_part(std::string_view name) {
  const size_t table = innermost_table();
  if (name == "table") return table > 0 ? close_from(table) : void();
  for (size_t i = open_.size(); i-- > table + 1;) {
    if (open_[i]->tag->name == name) return close_from(i);
  }
}

// Stands for the adoption agency: https://html.spec.whatwg.org/#adoption-agency-algorithm
void TreeBuilder::end_inline(const Tag& tag, std::string_view name) {
  // Ends of unknown elements cannot be counted against what is open, and are not looked for through everything.
  constexpr size_t unknown_reach = 64;
  const size_t outermost = tag.name.empty() && open_.size() > unknown_reach ? open_.size() - unknown_reach : 1;
  bool crosses_block = false;
  for (size_t i = open_.size(); i-- > outermost;) {
    const NodeData& element = *open_[i];
    if (element.tag == &tag && element.text == name) return crosses_block ? forget(i) : close_from(i);
    crosses_block = crosses_block || element.tag->nesting.is_special;
    if (element.tag->nesting.is_scope || (crosses_block && !tag.nesting.is_formatting)) return;
  }
}

void TreeBuilder::add_text(std::string_view text) {
  const bool is_within_head = head_ && open_.size() > 3;
  if (!body_ && !is_within_head) {
    if (is_blank(text)) return;
    ensure_body();
  }
  add(NodeKind::Text, text, open_.back());
}

void TreeBuilder::ensure_html() {
  if (html_) return;
  html_ = add_named("html");
  open(html_);
}

void TreeBuilder::ensure_head() {
  ensure_html();
  if (!head_) {
    head_ = add_named("head");
    open(head_);
  } else if (open_.size() == 2) {
    open(head_);  // what belongs to it follows its end
  }
}

void TreeBuilder::ensure_body() {
  if (body_) return;
  ensure_html();
  close_from(2);
  body_ = add_named("body");
  open(body_);
}

size_t TreeBuilder::find_in_scope(std::string_view name, Bounds bounds) const {
  if (!is_any_open(tag_of(name))) return 0;
  for (size_t i = open_.size(); i-- > 1;) {
    const Tag& tag = *open_[i]->tag;
    if (tag.name == name) return i;
    if (tag.nesting.is_scope || is_one_of(tag.name, bounds)) return 0;
  }
  return 0;
}

void TreeBuilder::open(NodeData* element) {
  if (open_.size() >= depth_max) {
    if (!flat_from_) flat_from_ = tokens_.position();
    return;
  }
  open_.push_back(element);
  ++open_of_kind_[number_of(*element->tag)];
}

// The document itself stays open, whatever is asked for.
void TreeBuilder::close_from(size_t index) {
  for (const size_t kept = std::max<size_t>(index, 1); open_.size() > kept; open_.pop_back())
    --open_of_kind_[number_of(*open_.back()->tag)];
}

void TreeBuilder::forget(size_t index) {
  --open_of_kind_[number_of(*open_[index]->tag)];
  open_.erase(open_.begin() + static_cast<ptrdiff_t>(index));
}

NodeData* TreeBuilder::add(NodeKind kind, std::string_view text, NodeData* parent) {
  auto* node = memory_.new_object<NodeData>();
  node->kind = kind;
  node->text = text;
  append(node, parent);
  ++nodes_;
  return node;
}

NodeData* TreeBuilder::add_element(const Token& token, const Tag& tag) {
  NodeData* element = add(NodeKind::Element, token.text, open_.back());
  element->tag = &tag;
  take_attributes(token, *element);
  return element;
}

NodeData* TreeBuilder::add_named(std::string_view name) {
  NodeData* element = add(NodeKind::Element, name, open_.back());
  element->tag = &tag_of(name);
  return element;
}

// Those of a second html or body tag count where the first had none.
void TreeBuilder::take_attributes(const Token& token, NodeData& element) {
  if (token.attributes.empty() || element.attribute_count > 0) return;
  auto* attributes = memory_.allocate_object<Attribute>(token.attributes.size());
  std::uninitialized_copy(token.attributes.begin(), token.attributes.end(), attributes);
  element.attributes = attributes;
  element.attribute_count = static_cast<uint32_t>(token.attributes.size());
}

}  // namespace strongroom::ingest::html
