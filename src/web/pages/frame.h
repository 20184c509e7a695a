// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "web/pages/addresses.h"
#include "web/pages/interface.h"
#include "web/pages/link.h"
#include "web/pages/view.h"
#include "web/request.h"
#include "web/response.h"
#include "web/site.h"

namespace strongroom::web {

// The page in another interface language.
struct Alternate {
  std::string lang;
  std::string name;  // in that language
  std::string href;  // path
  std::string url;   // absolute
  bool current = false;
  View view() const;
};

struct FeedLink {
  std::string title;  // "October 2017 (Atom)"
  std::string name;   // "Atom"
  std::string type;
  std::string href;
  View view() const { return View::of({{"title", title}, {"name", name}, {"type", type}, {"href", href}}); }
};

enum class Section { None, Home, Archive, Search, Verify, About };

// What surrounds every page: the head, the masthead with its navigation, and the foot.
struct Frame {
  std::string lang;
  std::string dir;
  std::string archive_name;
  std::string title;        // of the document: "October 2017 · Archive"
  std::string own_title;    // without the archive's name; the archive's name on the home page
  std::string description;  // one sentence for search engines and previews
  std::string canonical;    // absolute
  bool indexed = true;      // by search engines
  std::string previous;     // paths of neighbouring pages of a list
  std::string next;
  std::vector<Alternate> alternates;  // all interface languages, this one among them
  std::string x_default;              // absolute
  std::vector<FeedLink> feeds;        // and, of an item, its record
  std::string og_type = "website";
  std::string og_locale;                                        // "en_GB"
  std::vector<std::pair<std::string, std::string>> properties;  // <meta property="…">
  std::vector<std::pair<std::string, std::string>> metas;       // <meta name="…">
  std::vector<Html> structured_data;                            // JSON-LD, escaped for a script element
  std::string style;                                            // path of the style sheet
  std::string icon;
  Section section = Section::None;
  std::vector<Link> navigation;
  std::vector<Link> breadcrumbs;  // the last one is this page
  std::string home;
  std::string search;   // the form's action
  std::string query;    // in the search field
  std::string footing;  // what the archive holds: "63 items, October 2016 to December 2017"
  std::string verifier_key;

  View view() const;
};

// A frame for a page at `path` (without language prefix, with its query). `title` is the page's own; empty for the home
// page. The caller adds what its page has more.
Frame make_frame(const Request& request, const Site& site, Section section, const std::string& title,
                 const std::string& path);

// The feeds below a list's address: RSS, Atom, JSON Feed. `query` ("?q=…") goes behind them.
std::vector<FeedLink> feed_links(const std::string& list_base, const std::string& title, const std::string& query = {});

Interface interface_of(const Request& request, const Site& site);
Addresses addresses_of(const Request& request, const Site& site);

// The response with the rendered page.
Response respond(const Request& request, const Site& site, std::string_view page_template, const View& view);

}  // namespace strongroom::web
