// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ingest/page/structured_items.h"

namespace strongroom::ingest::page {

// What a page's JSON-LD (schema.org) says of the article on it. Strings are cleaned lines; empty where not told.
struct StructuredData {
  bool is_article = false;  // some Article, NewsArticle, BlogPosting, Report …
  bool is_list = false;     // some ItemList, CollectionPage …
  std::string headline;
  std::string published;
  std::string modified;
  std::string section;
  std::string language;
  std::string publisher;
  struct Author {
    std::string name;
    std::string url;
    bool is_person = false;
  };
  std::vector<Author> authors;
  std::vector<std::string> keywords;
  std::vector<StructuredItem> items;  // that the page lists
};

// Of all scripts of a page; what is no JSON is left aside. Bounded: scripts over 2 MiB or nested too deeply say
// nothing.
StructuredData read_structured_data(const std::vector<std::string_view>& json_ld);

}  // namespace strongroom::ingest::page
