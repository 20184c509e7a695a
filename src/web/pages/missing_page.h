// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

#include "store/query.h"
#include "web/request.h"
#include "web/response.h"
#include "web/site.h"

namespace strongroom::web {

// 404 for an address that nothing stands for: leads to a search for the words of which it was made, if it was made of
// words ("/media/item/99-records-reach-the-store").
Response missing_address(const Request& request, const Site& site);

// 404 for a page past the end of a list or of results: says how many pages there are and leads to the last one, whose
// address is `last`.
Response page_past_the_end(const Request& request, const Site& site, uint64_t page, uint64_t pages,
                           const std::string& last);

// 404 for what is no number of a page ("?page=0", "?page=x"): leads to the first one.
Response page_without_number(const Request& request, const Site& site, const std::string& first);

// 404 for a time of which the archive holds nothing, which is not to say that nothing was published then: leads to the
// nearest months that have items.
Response missing_period(const Request& request, const Site& site, const store::ListQuery& query);

}  // namespace strongroom::web
