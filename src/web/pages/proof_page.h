// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "web/router.h"

namespace strongroom::web {

// /items/{id}/proof: what the log says about an item, in plain words.
Response proof_page(const Request& request, const PathParts& parts, const Site& site);

}  // namespace strongroom::web
