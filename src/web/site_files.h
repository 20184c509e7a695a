// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "web/router.h"

namespace strongroom::web {

Response asset_file(const Request& request, const PathParts& parts, const Site& site);  // /assets/{hash}/{name}
Response favicon(const Request& request, const PathParts& parts, const Site& site);
Response robots_file(const Request& request, const PathParts& parts, const Site& site);  // /robots.txt
Response health(const Request& request, const PathParts& parts, const Site& site);       // /healthz

}  // namespace strongroom::web
