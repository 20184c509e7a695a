// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "ingest/document.h"
#include "ingest/html/dom.h"

namespace strongroom::ingest::page {

// What a page says of itself outside its text. Views point into the page, which must outlive it.
struct PageHead {
  std::string base_url;  // what relative addresses start from; empty when nothing tells
  std::string page_url;  // the page's own address; empty when nothing tells
  std::string title;     // of the title element
  std::string lang;      // of the html element, as written
  std::string next;      // <link rel="next">
  std::string previous;
  std::unordered_map<std::string, std::vector<std::string_view>> meta;  // by lower-case name, property or itemprop
  std::vector<std::string_view> json_ld;                                // the texts of the scripts

  // The first value that says something; empty when there is none.
  std::string_view first_meta(std::string_view name) const;
};

PageHead read_page_head(const html::Page& page, const Document& document);

}  // namespace strongroom::ingest::page
