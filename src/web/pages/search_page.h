// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "web/pages/entry.h"
#include "web/pages/frame.h"
#include "web/pages/link_group.h"
#include "web/pages/pagination.h"
#include "web/router.h"

namespace strongroom::web {

struct SearchPage {
  struct Option {
    std::string value;
    std::string label;
    bool selected = false;
    View view() const { return View::of({{"value", value}, {"label", label}, {"selected", selected}}); }
  };
  // A filter that holds; the link takes it away.
  struct Chip {
    std::string label;
    std::string href;
    std::string remove;  // "Remove category: Statements"
    View view() const { return View::of({{"label", label}, {"href", href}, {"remove", remove}}); }
  };
  Frame frame;
  std::string query;
  std::vector<Option> categories;
  std::vector<Option> languages;
  std::vector<Option> orders;
  std::string from;
  std::string to;
  bool narrowed = false;  // by more than words: the form's details are open

  bool searched = false;
  std::string error;      // why the query could not be understood
  std::string count;      // "28 items match"
  Html understood{""};    // how the query was read
  std::string last_only;  // that a phrase was looked for in the newest items only
  std::vector<Chip> chips;
  std::string clear;  // path without any filter
  std::vector<Entry> entries;
  Pagination pagination;
  std::vector<LinkGroup> facets;
  std::vector<Link> suggestions;  // when nothing matched

  View view() const;
};

// /search?q=&category=&tag=&author=&source=&language=&from=&to=&order=&page=, all optional; category, tag, author,
// source and language may be given several times.
Response search_page(const Request& request, const PathParts& parts, const Site& site);

}  // namespace strongroom::web
