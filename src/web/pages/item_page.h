// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "web/pages/body.h"
#include "web/pages/citation.h"
#include "web/pages/entry.h"
#include "web/pages/frame.h"
#include "web/pages/provenance.h"
#include "web/router.h"

namespace strongroom::web {

struct ItemPage {
  // A picture or file of the source, as a reference: nothing is loaded from elsewhere.
  struct Reference {
    std::string caption;
    std::string credit;
    std::string href;
    View view() const { return View::of({{"caption", caption}, {"credit", credit}, {"href", href}}); }
  };
  struct FieldRow {
    std::string label;
    std::string value;
    View view() const { return View::of({{"label", label}, {"value", value}}); }
  };
  struct Neighbour {
    std::string href;
    UserText heading;
    std::string date;
    View view() const { return View::of({{"href", href}, {"heading", heading.view()}, {"date", date}}); }
  };
  // The search one came from.
  struct Search {
    std::string query;
    std::string back;  // path of the results
    std::string hits;  // "7 matches in this text"; empty for a search without words
    bool any = false;
    View view() const { return View::of({{"query", query}, {"back", back}, {"hits", hits}, {"any", any}}); }
  };

  Frame frame;
  UserText heading;
  bool has_title = false;
  std::string id;
  DateLabel date;
  std::string date_verbatim;  // as printed, when it differs from the label
  std::string time;
  Link source;               // who made the statement; the link lists its other items
  std::string original_url;  // where it was published
  std::string original_host;
  std::string language;
  std::vector<Link> categories;
  std::vector<Link> tags;
  std::vector<Link> authors;
  Body body;
  std::vector<Reference> images;
  std::vector<Reference> attachments;
  std::vector<FieldRow> fields;
  bool truncated = false;
  std::string revisions;  // "2 revisions", when there are several
  std::string revisions_href;
  std::optional<Search> search;
  std::optional<Neighbour> newer;
  std::optional<Neighbour> older;
  Provenance provenance;
  Citation citation;

  View view() const;
};

// /items/{id} and /items/{id}/{slug}; another slug redirects to the right one. The parameters
// of /search mark its words and lead back to its results.
Response item_page(const Request& request, const PathParts& parts, const Site& site);

}  // namespace strongroom::web
