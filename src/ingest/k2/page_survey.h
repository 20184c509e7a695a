// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "ingest/html/dom.h"
#include "ingest/k2/item_view.h"
#include "records/listing.h"

namespace strongroom::ingest::k2 {

// Where everything stands on a K2 page; found in one walk.
struct PageSurvey {
  PageKind kind = PageKind::Listing;
  records::FilterKind list_kind = records::FilterKind::Unknown;  // as the container's class or a form tells
  std::string search_words;                                      // as the form of a search repeats them
  // The nodes that show each item: one, and what fell out of it where an editor's text closes more elements than it
  // opened; or several, where a theme has no element around it.
  std::vector<std::vector<html::Node>> items;
  std::vector<html::Node> headings;  // the likeliest first
  html::Node pagination;
  html::Node breadcrumbs;
  html::Node feed_link;
  std::vector<html::Node> title_links;  // of items shown by their title alone, and in modules
  bool nothing_found = false;           // "No results found!"
  std::string item_number;              // of an item's page, from startOfPageId
  // Categories, tags, attachments and links of an item's page that stand outside its one view, as where its text closed
  // that too early.
  std::vector<html::Node> loose_parts;
};

PageSurvey survey(html::Node root);

}  // namespace strongroom::ingest::k2
