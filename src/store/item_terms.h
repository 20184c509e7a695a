// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "records/item.h"
#include "store/query.h"

namespace strongroom::store {

struct NamedTerm {
  TermRef ref;
  std::string name;
  friend bool operator==(const NamedTerm&, const NamedTerm&) = default;
};

// What an item can be listed by: its categories, tags, authors, source credit and language, in this order, each once.
std::vector<NamedTerm> terms_of(const records::Item& item);

// The same for names that fold alike. "term-" and the start of a digest for a name without letters or digits.
std::string term_slug(std::string_view name);

// Of the item's title, or of its first words when it has none.
std::string item_slug(const records::Item& item);
// The first paragraph (the first block with text when there is none), at most 400 code points.
std::string item_lead(const records::Item& item);

}  // namespace strongroom::store
