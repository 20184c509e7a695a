// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>

#include "web/request.h"
#include "web/response.h"

namespace strongroom::web {

class Site;

// The named parts of a route's pattern.
using PathParts = std::map<std::string, std::string, std::less<>>;

// A function from request and site to response: no sockets, testable as a call. May throw Fault, which becomes a 500.
using Handler = Response (*)(const Request& request, const PathParts& parts, const Site& site);

// A pattern's segments are literal, {name} for one segment, {name:year|month|day|number} for digits that fit (month
// and day with one or two digits), {name:kind} for a kind of term ("category", "tag", …), {name:feed} for a feed's file
// name ("feed.xml", "rss.xml", "feed.json"), {name:sitemap} for a sitemap's ("sitemap-2017-10.xml"), or {name:rest} for
// all that follows. The first route that fits is taken.
struct Route {
  Method method;
  std::string_view pattern;
  Handler handler;
  std::string_view what;  // one sentence: for docs and the OpenAPI summary
  // The query parameters it reads, apart by spaces. All others are dropped before the handler and the cache see them.
  std::string_view parameters = {};
};

// Every address of the site, one table (routes.cc): pages, feeds, sitemaps, log, API, assets.
std::span<const Route> routes();

// Takes the parameters that no route reads out of the request's query (of addresses of ours only: those of old sites
// are told by their parameters) and returns the name under which the answer may be kept; empty: never.
std::string prepare(Request& request);

// Finds the route and runs it; 404 and 405 pages, problem details under /api, redirects of old addresses. Throws what
// the handler throws.
Response answer(const Request& request, const Site& site);

}  // namespace strongroom::web
