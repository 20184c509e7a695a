// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "web/router.h"

namespace strongroom::web {

// /items/{id}/revisions: every state of an item, with what changed.
Response revisions_page(const Request& request, const PathParts& parts, const Site& site);

}  // namespace strongroom::web
