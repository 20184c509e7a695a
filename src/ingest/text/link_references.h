// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace strongroom::ingest::dump {

// A link on a line of a dump: its words, perhaps with what follows them, and its address as the dump tells it.
struct LineLink {
  std::string words;
  std::string address;
};

// A line without the marks of its links.
struct UnmarkedLine {
  std::string text;
  std::vector<LineLink> links;
  size_t marks = 0;  // bytes of the marks that were taken out, which the wrapping of the line counted
};

// Text browsers (lynx -dump, elinks -dump, w3m) number the links of a page, "[7]Repair works", and print their
// addresses below the text:
//
//   References
//
//      7. https://example.org/news/item/7
//
// A file may hold several pages, each with such a list behind it.
class LinkReferences {
 public:
  // Finds the lists of a dump; one without any is no trouble.
  explicit LinkReferences(std::string_view utf8);

  // Whether a byte of the dump is in such a list, which is no text of the page.
  bool holds(uint64_t offset) const;
  // The line that begins at that byte. A number in brackets that its page's list does not have stays.
  UnmarkedLine unmarked(std::string_view line, uint64_t offset) const;

 private:
  struct List {
    uint64_t start = 0;  // bytes [start, end)
    uint64_t end = 0;
    std::unordered_map<uint32_t, std::string_view> addresses;  // of the dump's bytes
  };

  // The first list that does not end before that byte.
  const List* list_at(uint64_t offset) const;

  std::vector<List> lists_;
};

}  // namespace strongroom::ingest::dump
