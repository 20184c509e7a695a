// SPDX-License-Identifier: Apache-2.0
#include "ingest/xml/tree.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "ingest/xml/parser.h"

namespace strongroom::ingest::xml {
namespace {

std::string_view local_name(std::string_view name) {
  const size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

std::string content_of(const Node& node) {
  return node.kind == NodeKind::Character ? std::string(node.name) : resolve_references(node.name);
}

// The next node in document order below `root`, elements and text alike.
uint32_t next_node(const Nodes& tree, uint32_t index, uint32_t root) {
  if (tree.nodes[index].first_child != Node::none) return tree.nodes[index].first_child;
  while (index != root) {
    if (tree.nodes[index].next_sibling != Node::none) return tree.nodes[index].next_sibling;
    index = tree.nodes[index].parent;
  }
  return Node::none;
}

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '<') {
      out += "&lt;";
    } else if (c == '&') {
      out += "&amp;";
    } else {
      out += c;
    }
  }
  return out;
}

bool is_void(std::string_view name) {
  constexpr std::array<std::string_view, 10> names = {"br",    "img",    "hr",   "input", "col",
                                                      "embed", "source", "area", "wbr",   "track"};
  return std::any_of(names.begin(), names.end(), [&](std::string_view v) { return equals_ignoring_case(v, name); });
}

// Writes what is below an element as HTML: prefixes dropped, text as it stands, no end tag for what has none in HTML.
class HtmlWriter {
 public:
  explicit HtmlWriter(const Nodes& tree) : tree_(tree) {}

  std::string write(uint32_t root) {
    uint32_t index = tree_.nodes[root].first_child;
    while (index != Node::none) {
      begin(tree_.nodes[index]);
      if (tree_.nodes[index].first_child != Node::none) {
        index = tree_.nodes[index].first_child;
        continue;
      }
      end(tree_.nodes[index]);
      while (index != root && tree_.nodes[index].next_sibling == Node::none) {
        index = tree_.nodes[index].parent;
        if (index != root) end(tree_.nodes[index]);
      }
      index = index == root ? Node::none : tree_.nodes[index].next_sibling;
    }
    return std::move(html_);
  }

 private:
  void begin(const Node& node) {
    if (node.kind == NodeKind::Text) html_ += node.name;
    if (node.kind == NodeKind::Character) html_ += escaped(node.name);
    if (node.kind != NodeKind::Element) return;
    html_ += '<';
    html_ += local_name(node.name);
    for (uint32_t i = node.attributes_begin; i < node.attributes_end; ++i) {
      const Attribute& attribute = tree_.attributes[i];
      const char quote = attribute.value.find('"') == std::string_view::npos ? '"' : '\'';
      ((html_ += ' ').append(attribute.name) += '=') += quote;
      (html_ += attribute.value) += quote;
    }
    html_ += '>';
  }

  void end(const Node& node) {
    if (node.kind != NodeKind::Element || is_void(local_name(node.name))) return;
    ((html_ += "</") += local_name(node.name)) += '>';
  }

  const Nodes& tree_;
  std::string html_;
};

}  // namespace

std::string_view Element::name() const { return nodes_ ? local_name(nodes_->nodes[index_].name) : std::string_view(); }

std::string_view Element::prefix() const {
  if (!nodes_) return {};
  const std::string_view name = nodes_->nodes[index_].name;
  const size_t colon = name.find(':');
  return colon == std::string_view::npos ? std::string_view() : name.substr(0, colon);
}

Vocabulary Element::vocabulary() const { return nodes_ ? nodes_->nodes[index_].vocabulary : Vocabulary::Plain; }

bool Element::is(Vocabulary wanted, std::string_view wanted_name) const {
  return nodes_ && (wanted == Vocabulary::Any || wanted == vocabulary()) && equals_ignoring_case(name(), wanted_name);
}

std::string Element::attribute(std::string_view wanted) const {
  if (!nodes_) return {};
  const bool any_prefix = wanted.find(':') == std::string_view::npos;
  const Node& node = nodes_->nodes[index_];
  for (uint32_t i = node.attributes_begin; i < node.attributes_end; ++i) {
    const Attribute& attribute = nodes_->attributes[i];
    if (attribute.name.starts_with("xmlns")) continue;
    if (equals_ignoring_case(any_prefix ? local_name(attribute.name) : attribute.name, wanted)) {
      return resolve_references(trim(attribute.value));
    }
  }
  return {};
}

std::string Element::inherited_attribute(std::string_view wanted) const {
  for (Element element = *this; element; element = element.parent()) {
    if (std::string value = element.attribute(wanted); !value.empty()) return value;
  }
  return {};
}

Element Element::parent() const {
  if (!nodes_) return {};
  const uint32_t parent = nodes_->nodes[index_].parent;
  return parent == Node::none || parent == 0 ? Element() : Element(nodes_, parent);
}

Element Element::first_child() const {
  if (!nodes_) return {};
  for (uint32_t i = nodes_->nodes[index_].first_child; i != Node::none; i = nodes_->nodes[i].next_sibling) {
    if (nodes_->nodes[i].kind == NodeKind::Element) return {nodes_, i};
  }
  return {};
}

Element Element::next_sibling() const {
  if (!nodes_) return {};
  for (uint32_t i = nodes_->nodes[index_].next_sibling; i != Node::none; i = nodes_->nodes[i].next_sibling) {
    if (nodes_->nodes[i].kind == NodeKind::Element) return {nodes_, i};
  }
  return {};
}

Element Element::child(Vocabulary wanted, std::string_view wanted_name) const {
  for (Element element = first_child(); element; element = element.next_sibling()) {
    if (element.is(wanted, wanted_name)) return element;
  }
  return {};
}

std::vector<Element> Element::children(Vocabulary wanted, std::string_view wanted_name) const {
  std::vector<Element> found;
  for (Element element = first_child(); element; element = element.next_sibling()) {
    if (element.is(wanted, wanted_name)) found.push_back(element);
  }
  return found;
}

Element Element::first_below(Vocabulary wanted, std::string_view wanted_name) const {
  for (Element element = next_below(*this); element; element = element.next_below(*this)) {
    if (element.is(wanted, wanted_name)) return element;
  }
  return {};
}

Element Element::next_below(Element root) const {
  if (!nodes_) return {};
  for (uint32_t i = next_node(*nodes_, index_, root.index_); i != Node::none; i = next_node(*nodes_, i, root.index_)) {
    if (nodes_->nodes[i].kind == NodeKind::Element) return {nodes_, i};
  }
  return {};
}

std::string Element::text() const {
  std::string text;
  if (!nodes_) return text;
  for (uint32_t i = next_node(*nodes_, index_, index_); i != Node::none; i = next_node(*nodes_, i, index_)) {
    if (nodes_->nodes[i].kind != NodeKind::Element) text += content_of(nodes_->nodes[i]);
  }
  return text;
}

std::string Element::markup() const {
  if (!nodes_) return {};
  return has_elements() ? HtmlWriter(*nodes_).write(index_) : text();
}

bool Element::closed() const { return nodes_ && nodes_->nodes[index_].closed; }

uint64_t Element::offset() const { return nodes_ ? nodes_->nodes[index_].offset : 0; }

Tree::Tree() = default;
Tree::Tree(Tree&&) noexcept = default;
Tree& Tree::operator=(Tree&&) noexcept = default;
Tree::~Tree() = default;

Tree Tree::parse(std::string utf8, const TreeOptions& options) {
  Tree tree;
  tree.nodes_ = parse_nodes(std::move(utf8), options);
  return tree;
}

Element Tree::root() const { return Element(nodes_.get(), 0).first_child(); }

const std::vector<Error>& Tree::faults() const { return nodes_->faults; }

std::string_view root_name(std::string_view bytes) {
  while (true) {
    const size_t tag = bytes.find('<');
    const bool stands_first = bytes.find_first_not_of(" \t\r\n\xEF\xBB\xBF") == tag;
    if (!stands_first || tag == std::string_view::npos || tag + 1 >= bytes.size()) return {};
    bytes.remove_prefix(tag);
    if (bytes[1] != '!' && bytes[1] != '?') break;
    const std::string_view end = bytes.starts_with("<!--") ? "-->" : bytes.starts_with("<?") ? "?>" : ">";
    const size_t found = bytes.find(end, 2);
    if (found == std::string_view::npos) return {};
    bytes.remove_prefix(found + end.size());
  }
  return bytes.substr(1, bytes.find_first_of(" \t\r\n/>", 1) - 1);
}

}  // namespace strongroom::ingest::xml
