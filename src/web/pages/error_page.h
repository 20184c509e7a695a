// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "web/request.h"
#include "web/response.h"
#include "web/site.h"

namespace strongroom::web {

// The page for a status of 400, 404, 405, 410 or 500, with a search field and the newest months, so that nobody is left
// at a dead end. It needs nothing of the store for a 500. `detail` is one more sentence for the reader, or empty.
Response error_page(const Request& request, const Site& site, unsigned status, const std::string& detail = {});

}  // namespace strongroom::web
