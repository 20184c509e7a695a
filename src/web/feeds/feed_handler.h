// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "web/router.h"

namespace strongroom::web {

// The feeds of a list: feed.xml (Atom), rss.xml and feed.json below its address. 404 for a list that does not exist.
Response list_feed(const Request& request, const PathParts& parts, const Site& site);

// "tag:archive.example.org,2017-10-07:2017-10-07-k3v9qd": RFC 4151, from the log's origin and the item's id alone, so
// it stays when the archive moves to another address.
std::string tag_uri(const std::string& origin, const std::string& item_id);

}  // namespace strongroom::web
