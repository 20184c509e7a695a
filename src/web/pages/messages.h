// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace strongroom::web {

// The sentences of the interface, one catalogue a language (src/web/messages/<lang>.txt, compiled in):
//
//   # a comment
//   page_of = Page {page} of {pages}
//   items.one = {count} item
//   items.other = {count} items
//
// A name with a plural has one line for each form of the language (CLDR: zero, one, two, few, many, other).
// Immutable and thread-safe once made.
class Messages {
 public:
  using Values = std::vector<std::pair<std::string_view, std::string_view>>;

  static Messages compiled_in();
  // Adds or replaces a language. Malformed, with the byte offset of the line, for one that is not "name = sentence".
  Result<void> add(std::string_view lang, std::string_view catalogue);

  bool has_language(std::string_view lang) const { return catalogues_.contains(lang); }
  std::vector<std::string> languages() const;
  // All names of a language with their sentences.
  const std::map<std::string, std::string, std::less<>>& catalogue(std::string_view lang) const;

  // A name that the language lacks is taken from English, and must exist there.
  const std::string& text(std::string_view lang, std::string_view name) const;
  // With {placeholders} replaced.
  std::string format(std::string_view lang, std::string_view name, const Values& values) const;
  // The plural form that `count` needs; `values` should hold "count" as it is to be printed.
  std::string plural(std::string_view lang, std::string_view name, uint64_t count, const Values& values) const;

 private:
  std::map<std::string, std::map<std::string, std::string, std::less<>>, std::less<>> catalogues_;
};

}  // namespace strongroom::web
