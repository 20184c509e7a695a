// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "web/router.h"

namespace strongroom::web {

// /verify: how anyone can check the archive without trusting it.
Response verify_page(const Request& request, const PathParts& parts, const Site& site);

}  // namespace strongroom::web
