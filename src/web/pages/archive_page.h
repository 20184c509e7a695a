// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "web/router.h"

namespace strongroom::web {

// /archive: counts by year and month, and where to begin.
Response archive_page(const Request& request, const PathParts& parts, const Site& site);

}  // namespace strongroom::web
