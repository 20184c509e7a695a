// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "web/pages/entry.h"
#include "web/pages/frame.h"
#include "web/pages/link_group.h"
#include "web/router.h"

namespace strongroom::web {

struct HomePage {
  Frame frame;
  std::string about;  // what this archive is, in a sentence
  std::vector<Entry> entries;
  Link all;  // to the archive
  std::vector<LinkGroup> groups;
  std::string checkpoint;  // "61 records are entered in the log."
  std::string verify;

  View view() const;
};

// "/": the newest items, the ways in, and what the archive is and how it is proven.
Response home_page(const Request& request, const PathParts& parts, const Site& site);

}  // namespace strongroom::web
