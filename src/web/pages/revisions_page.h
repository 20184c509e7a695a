// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "web/pages/entry.h"
#include "web/pages/frame.h"
#include "web/router.h"

namespace strongroom::web {

struct RevisionsPage {
  struct Passage {
    std::string unchanged;  // "5 paragraphs unchanged" before it, or empty
    std::string number;     // "¶4", or empty for a paragraph that is gone
    Html html{""};
    View view() const { return View::of({{"unchanged", unchanged}, {"number", number}, {"html", html}}); }
  };
  struct Revision {
    std::string id;    // "r2"
    std::string name;  // "Revision 2"
    bool newest = false;
    std::string reason;  // in a sentence
    std::string saved;   // when the source says that it saved this state, or empty
    std::string moment;  // when it was taken in
    std::string source;  // the capture's file
    std::string entry;
    std::string digest;
    std::string summary;  // "3 words added, 2 removed, in ¶4"; empty for the first
    Html title{""};       // the changed title, or empty
    std::vector<Passage> passages;
    std::string unchanged_after;
    Html attributes{""};  // language and direction of the text
    View view() const;
  };
  Frame frame;
  std::string item_href;
  UserText heading;
  std::string count;                // "2 revisions"
  std::vector<Revision> revisions;  // newest first

  View view() const;
};

// /items/{id}/revisions: every state of an item, with what changed.
Response revisions_page(const Request& request, const PathParts& parts, const Site& site);

}  // namespace strongroom::web
