// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace strongroom::ingest::xml {

// The namespaces that our formats use. `Plain` is no namespace, and RSS's own under any of its addresses.
enum class Vocabulary {
  Plain,
  Atom,
  Rdf,
  Content,
  DublinCore,
  DublinCoreTerms,
  Media,
  Itunes,
  WellFormedWeb,
  WordPress,
  Excerpt,
  Xhtml,
  NewsMl,
  Nitf,
  Other,
  Any,  // in questions only: matches every one
};

// By the address a document binds to a prefix; older and misspelt addresses count. `Other` when unknown.
Vocabulary vocabulary_of_address(std::string_view address);

// By the prefix alone, for documents that use one without binding it.
Vocabulary vocabulary_of_prefix(std::string_view prefix);

}  // namespace strongroom::ingest::xml
