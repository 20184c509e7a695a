// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "web/router.h"

namespace strongroom::web {

// /about: what this archive is.
Response about_page(const Request& request, const PathParts& parts, const Site& site);

}  // namespace strongroom::web
