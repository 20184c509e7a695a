// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <vector>

#include "ingest/page/chrome.h"
#include "ingest/page/page_tree.h"

namespace strongroom::ingest::page {

enum class PageKind { Article, Listing };

// One for each element of the tree.
std::vector<ChromeSign> chrome_signs(const PageTree& tree);

// Marks the furniture: what its sign says, unless it holds so much of the page's text that the sign must be wrong.
// Counts the words anew.
void mark_chrome(PageTree& tree, const std::vector<ChromeSign>& signs, PageKind kind);

// The element that holds the text of an article, or the list of a listing; 0, the body, when nothing stands out.
size_t find_main_part(const PageTree& tree, PageKind kind);

}  // namespace strongroom::ingest::page
