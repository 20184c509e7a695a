// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "web/pages/frame.h"
#include "web/pages/link_group.h"
#include "web/request.h"
#include "web/response.h"
#include "web/site.h"

namespace strongroom::web {

struct ErrorPage {
  Frame frame;
  std::string status;   // "404"
  std::string heading;  // "Not in the archive"
  std::string text;     // what the status means here, in a sentence
  std::string detail;   // what went wrong with this very request, or empty
  std::vector<Link> ways_on;
  LinkGroup months;

  View view() const;
};

// The page for a status of 400, 404, 405, 410 or 500 (others are shown as 400's or 500's), with a search field and the
// newest months, so that nobody is left at a dead end. For a 500 it asks the store nothing. `detail` is one more
// sentence for the reader, or empty; `ways_on` are links that may be what was meant.
Response error_page(const Request& request, const Site& site, unsigned status, const std::string& detail = {},
                    const std::vector<Link>& ways_on = {});

// The same without anything that the store would have to tell.
Response bare_error_page(const Request& request, const Site& site, unsigned status, const std::string& detail = {});

}  // namespace strongroom::web
