// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "records/record.h"
#include "web/request.h"
#include "web/response.h"
#include "web/site.h"

namespace strongroom::web {

// The answer for an item that is not shown: 410 with the reason when it was withdrawn or publicly erased, else the same
// 404 whether it is restricted or never was there.
Response absent_item(const Request& request, const Site& site, const records::ItemId& id);

}  // namespace strongroom::web
