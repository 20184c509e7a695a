// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "web/router.h"

namespace strongroom::web {

// /api/v1: the archive for programs (docs/api.md). JSON, readable from any site (CORS), errors as RFC 9457 problem
// details, lists by page with links to their neighbours.
Response api_items(const Request& request, const PathParts& parts, const Site& site);
Response api_item(const Request& request, const PathParts& parts, const Site& site);
Response api_revisions(const Request& request, const PathParts& parts, const Site& site);
Response api_captures(const Request& request, const PathParts& parts, const Site& site);
Response api_custody(const Request& request, const PathParts& parts, const Site& site);
Response api_search(const Request& request, const PathParts& parts, const Site& site);
Response api_months(const Request& request, const PathParts& parts, const Site& site);
Response api_terms(const Request& request, const PathParts& parts, const Site& site);
Response api_gaps(const Request& request, const PathParts& parts, const Site& site);
Response api_log(const Request& request, const PathParts& parts, const Site& site);

// /api/openapi.json: OpenAPI 3.1, made from the table of routes.
Response api_description(const Request& request, const PathParts& parts, const Site& site);

}  // namespace strongroom::web
