// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "web/router.h"

namespace strongroom::web {

// /category, /tag, /author, /source, /language: all terms of a kind (the path's first segment), with counts.
Response terms_page(const Request& request, const PathParts& parts, const Site& site);

}  // namespace strongroom::web
