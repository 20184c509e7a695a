// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "web/router.h"

namespace strongroom::web {

// /search/feed.xml, rss.xml and feed.json, with the parameters of /search: the newest items that match, whatever order
// the page has. It says how many match and how many of them it holds; there are no older documents of it (RFC 5005's
// archives are fixed, and what matches a search is not). 400 for a search that says nothing or cannot be understood.
Response search_feed(const Request& request, const PathParts& parts, const Site& site);

}  // namespace strongroom::web
