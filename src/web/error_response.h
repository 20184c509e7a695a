// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "web/request.h"
#include "web/response.h"
#include "web/site.h"

namespace strongroom::web {

// The one place where errors become HTTP statuses.
unsigned status_of(ErrorCode code);

// An error in the form of its address: problem details (RFC 9457) under /api, one line of text for the files of the
// log, a page for people elsewhere. `detail` is one more sentence, or empty.
Response error_response(const Request& request, const Site& site, unsigned status, const std::string& detail = {});
Response error_response(const Request& request, const Site& site, const Error& error);

// The answer to a request that the server refuses, by what can be read of its target, which may be empty. Does not ask
// the store: it can be what is broken.
Response refusal_response(const Site& site, unsigned status, std::string_view target);

// application/problem+json, with CORS.
Response problem(unsigned status, const std::string& detail);

}  // namespace strongroom::web
