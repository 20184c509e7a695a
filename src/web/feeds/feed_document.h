// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "store/query.h"
#include "web/feeds/feed.h"
#include "web/pages/addresses.h"
#include "web/response.h"
#include "web/site.h"

namespace strongroom::web {

// "tag:archive.example.org,2017-10-07:2017-10-07-k3v9qd": RFC 4151, from the log's origin and the item's id alone, so
// it stays when the archive moves to another address.
std::string tag_uri(const std::string& origin, const std::string& item_id);

// Adds an item, with its whole body, below those that the feed has.
void add_entry(Feed& feed, const store::ItemSummary& item, const Site& site, const Addresses& addresses);

// In the format that its file's name asks for: "feed.xml" (Atom), "rss.xml" or "feed.json".
Response feed_response(const Feed& feed, std::string_view file);

}  // namespace strongroom::web
