// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "web/router.h"

namespace strongroom::web {

// /search?q=&category=&source=&tag=&author=&language=&from=&to=&order=&page=
Response search_page(const Request& request, const PathParts& parts, const Site& site);

}  // namespace strongroom::web
