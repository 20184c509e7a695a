// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "web/router.h"

namespace strongroom::web {

// The feeds of a list: feed.xml (Atom), rss.xml and feed.json below its address. 404 for a list that does not exist.
Response list_feed(const Request& request, const PathParts& parts, const Site& site);

}  // namespace strongroom::web
