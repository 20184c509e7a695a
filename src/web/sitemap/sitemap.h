// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "web/router.h"

namespace strongroom::web {

// https://www.sitemaps.org/protocol.html. One shard for each month, so that shards of old months never change; further
// ones ("sitemap-2017-10-2.xml") where a month has more addresses than a shard may hold.
Response sitemap_index(const Request& request, const PathParts& parts, const Site& site);  // /sitemap.xml
Response sitemap_month(const Request& request, const PathParts& parts, const Site& site);  // /{file:sitemap}
// The lists: months and terms, up to what one sitemap may hold.
Response sitemap_lists(const Request& request, const PathParts& parts, const Site& site);  // /sitemap-lists.xml
// What was published yesterday and today, for news search engines.
Response sitemap_news(const Request& request, const PathParts& parts, const Site& site);  // /sitemap-news.xml

}  // namespace strongroom::web
