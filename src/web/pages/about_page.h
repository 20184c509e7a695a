// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "web/pages/frame.h"
#include "web/router.h"

namespace strongroom::web {

struct AboutPage {
  Frame frame;
  std::string about;
  std::string holds;  // "63 items, October 2016 to December 2017"
  std::string site;   // where the items were published, or empty
  std::string time_zone;
  std::string verify;
  std::string api;

  View view() const;
};

// "/about": what this archive is, how dates and numbers are meant, and how to take everything with you.
Response about_page(const Request& request, const PathParts& parts, const Site& site);

}  // namespace strongroom::web
