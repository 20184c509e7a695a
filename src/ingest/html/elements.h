// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "ingest/html/dom.h"

namespace strongroom::ingest::html {

// What an element means for running text.
enum class ElementRole {
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

ElementRole role_of(std::string_view tag);

// Elements at whose edges two words cannot be one.
bool separates_words(std::string_view tag);

// Comments, elements with the role Unseen, and what the page itself hides (display:none, hidden, Joomla's e-mail
// cloaks).
bool is_unseen(const Node& node);

}  // namespace strongroom::ingest::html
