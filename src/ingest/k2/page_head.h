// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "ingest/document.h"
#include "ingest/html/dom.h"

namespace strongroom::ingest::k2 {

// Where a page says it is from.
struct PageHead {
  std::string base_url;    // what relative addresses start from; empty when nothing tells
  std::string page_url;    // the page's own address; empty when nothing tells
  std::string title;       // of the whole page
  std::string item_title;  // og:title
  std::string lang;        // of the html element, primary subtag only
  std::string next;        // <link rel="next">
  std::string previous;
};

// From the document's address, <base>, canonical link, og:url, the "saved from url" comment of browsers and the feed
// link, in the order of trust for each.
PageHead read_page_head(const html::Page& page, const Document& document);

}  // namespace strongroom::ingest::k2
