// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "web/pages/frame.h"
#include "web/router.h"

namespace strongroom::web {

struct TermsPage {
  Frame frame;
  std::string heading;
  std::vector<Link> terms;

  View view() const;
};

// /category, /tag, /author, /source, /language: the terms of a kind (the path's first segment), with counts.
Response terms_page(const Request& request, const PathParts& parts, const Site& site);

}  // namespace strongroom::web
