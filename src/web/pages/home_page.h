// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "web/router.h"

namespace strongroom::web {

// /
Response home_page(const Request& request, const PathParts& parts, const Site& site);

}  // namespace strongroom::web
