// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "web/router.h"

namespace strongroom::web {

// /items/{id} and /items/{id}/{slug}; another slug redirects to the right one.
Response item_page(const Request& request, const PathParts& parts, const Site& site);

}  // namespace strongroom::web
