// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "ingest/page/chrome.h"
#include "ingest/page/page_tree.h"

namespace strongroom::ingest::page {

// Where a page may print who wrote its article and when: what is no chrome, and bylines, which are.
class PrintedArea {
 public:
  // The tree must outlive it.
  PrintedArea(const PageTree& tree, const std::vector<ChromeSign>& signs);

  // The elements between the title and the running text, then those before the title within the part of the page that
  // it heads.
  std::vector<size_t> beside(size_t title) const;

  // The elements to look at around the title, nearest first: those right behind it, those before it, then
  // those further on.
  std::vector<size_t> around(size_t title, size_t main_part) const;

 private:
  const PageTree& tree_;
  std::vector<bool> open_;
};

// The text directly in an element, of at most some hundred bytes.
std::string own_text(const html::Node& node);

}  // namespace strongroom::ingest::page
