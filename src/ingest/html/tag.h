// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace strongroom::ingest::html {

// What an element means for running text.
enum class ElementRole : uint8_t {
  Inline,     // part of a line: a, b, span, and what is unknown
  Block,      // begins and ends a paragraph: p, div, section, …
  Heading,    // h1 to h6
  List,       // ul, ol, dl, menu
  ListEntry,  // li, dt, dd
  Quotation,  // blockquote
  Table,
  TableRow,
  TableCell,
  LineBreak,  // br
  Image,      // img
  Unseen,     // no text for a reader: script, style, form controls, embedded players
};

// What an element means for how the elements around it nest; the words are those of the HTML standard's tree
// construction (https://html.spec.whatwg.org/#tree-construction).
struct Nesting {
  bool is_void = false;           // has no end tag and no content
  bool holds_raw_text = false;    // up to its end tag: script, style
  bool holds_references = false;  // the same, but with character references: title, textarea
  bool ends_paragraph = false;    // its start tag closes an open p
  bool is_formatting = false;     // its end tag may cross blocks: <b><p></b></p>
  bool is_special = false;        // an end tag of another inline element does not reach beyond it
  bool is_scope = false;          // an end tag of another block does not reach beyond it
  bool is_head = false;           // belongs to the head as long as no body has begun
};

// A kind of element. Two elements are of one kind if their pointers are the same.
struct Tag {
  std::string_view name;
  ElementRole role = ElementRole::Inline;
  Nesting nesting;
};

constexpr size_t tag_kinds_max = 256;

// The kind of the elements with this lower-case name. All unknown names share one kind, whose name is empty.
const Tag& tag_of(std::string_view name);
// A number below tag_kinds_max that is the kind's own.
size_t number_of(const Tag& tag);

}  // namespace strongroom::ingest::html
