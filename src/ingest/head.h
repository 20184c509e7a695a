// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "ingest/document.h"

namespace strongroom::ingest {

// The first bytes of a document as readers need them to tell its format: 64 KiB without NUL characters (UTF-16 becomes
// readable so) and without a byte-order mark. Borrows the document's bytes where it can.
class Head {
 public:
  explicit Head(const Document& document);

  std::string_view text() const { return kept_.empty() ? borrowed_ : kept_; }
  // The first character that is not white space; NUL when there is none.
  char first() const;
  // It begins with <html or its document type, so that no format but a page's needs to be looked for.
  bool is_page() const;

 private:
  std::string_view borrowed_;
  std::string kept_;
};

// The charset that XML or HTML declares, also where something stands before the declaration.
std::string declared_charset_of(std::string_view bytes);

// The first of these is found.
bool contains_any(std::string_view text, std::initializer_list<std::string_view> marks);

}  // namespace strongroom::ingest
