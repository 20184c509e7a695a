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
  PrintedArea(const PageTree& tree, const std::vector<ChromeSign>& signs);

  // The elements to look at around the title, nearest first: those right behind it, those before it, then
  // those further on.
  std::vector<size_t> around(size_t title, size_t main_part) const;

 private:
  std::vector<bool> open_;
};

// The text directly in an element, of at most some hundred bytes.
std::string own_text(const html::Node& node);

}  // namespace strongroom::ingest::page
