// SPDX-License-Identifier: Apache-2.0
#include "ingest/html/dom.h"

#include <libxml/HTMLparser.h>

#include <algorithm>
#include <limits>

#include "ingest/html/elements.h"
#include "ingest/html/inline_text.h"
#include "ingest/html/tag_limits.h"

namespace strongroom::ingest::html {
namespace {

std::string_view view(const xmlChar* text) {
  return text ? std::string_view(reinterpret_cast<const char*>(text)) : std::string_view();
}

bool is_class_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

// libxml2 sets itself up on first use, which must happen in one thread.
void initialise_parser() {
  static const bool done = (xmlInitParser(), true);
  static_cast<void>(done);
}

}  // namespace

bool Node::is_element() const { return node_ && node_->type == XML_ELEMENT_NODE; }
bool Node::is_text() const { return node_ && (node_->type == XML_TEXT_NODE || node_->type == XML_CDATA_SECTION_NODE); }
bool Node::is_comment() const { return node_ && node_->type == XML_COMMENT_NODE; }

std::string_view Node::tag() const { return is_element() ? view(node_->name) : std::string_view(); }

std::string_view Node::content() const { return is_text() || is_comment() ? view(node_->content) : std::string_view(); }

bool Node::has_attribute(const char* name) const {
  return is_element() && xmlHasProp(const_cast<xmlNode*>(node_), reinterpret_cast<const xmlChar*>(name));
}

std::string_view Node::attribute(const char* name) const {
  if (!is_element()) return {};
  const xmlAttr* found = xmlHasProp(const_cast<xmlNode*>(node_), reinterpret_cast<const xmlChar*>(name));
  // The HTML parser resolves entities, so that a value is one text node.
  return found && found->children ? view(found->children->content) : std::string_view();
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
    if (separates_words(node.tag())) text.append(" ");
    const Node next = node.next_below(*this);
    for (Node left = node; left && left != *this && left != next.parent(); left = left.parent()) {
      if (separates_words(left.tag())) text.append(" ");
    }
    node = next;
  }
  return text.take().text;
}

Node Node::parent() const { return node_ && node_->parent ? Node(node_->parent) : Node(); }
Node Node::first_child() const { return is_element() ? Node(node_->children) : Node(); }
Node Node::next_sibling() const { return node_ ? Node(node_->next) : Node(); }
Node Node::previous_sibling() const { return node_ ? Node(node_->prev) : Node(); }

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

void Page::FreeDocument::operator()(void* document) const { xmlFreeDoc(static_cast<xmlDoc*>(document)); }

Result<Page> Page::parse(std::string_view utf8) {
  if (const auto offset = find_oversized_tag(utf8)) {
    return fail(ErrorCode::LimitExceeded, "a tag has too many attributes", *offset);
  }
  if (utf8.size() > static_cast<size_t>(std::numeric_limits<int>::max())) {
    return fail(ErrorCode::LimitExceeded, "the page is larger than 2 GiB", 0);
  }
  initialise_parser();
  const std::unique_ptr<htmlParserCtxt, decltype(&htmlFreeParserCtxt)> context(htmlNewParserCtxt(), htmlFreeParserCtxt);
  Page page;
  page.document_.reset(htmlCtxtReadMemory(context.get(), utf8.data(), static_cast<int>(utf8.size()), nullptr, "UTF-8",
                                          HTML_PARSE_RECOVER | HTML_PARSE_NONET | HTML_PARSE_NOERROR |
                                              HTML_PARSE_NOWARNING | HTML_PARSE_COMPACT | HTML_PARSE_IGNORE_ENC));
  if (!page.document_) return fail(ErrorCode::Malformed, "no HTML could be read from it", 0);
  // The parser stops at a depth of 256 elements (xmlParserMaxDepth) and says so with this code only.
  if (context->errNo == XML_ERR_INTERNAL_ERROR && context->disableSAX) {
    page.stopped_at_ = static_cast<uint64_t>(std::max<long>(0, xmlByteConsumed(context.get())));
  }
  return page;
}

Node Page::root() const { return Node(xmlDocGetRootElement(static_cast<xmlDoc*>(document_.get()))); }

}  // namespace strongroom::ingest::html
