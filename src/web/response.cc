// SPDX-License-Identifier: Apache-2.0
#include "web/response.h"

#include "base/assert.h"

namespace strongroom::web {

Response Response::redirect(unsigned status, std::string location) {
  // A line break here would let a visitor write headers of his own.
  STRONGROOM_ASSERT(location.find_first_of("\r\n") == location.npos);
  Response response;
  response.status = status;
  response.content_type = "text/plain; charset=utf-8";
  response.body = "See " + location + "\n";
  response.headers.emplace_back("Location", std::move(location));
  return response;
}

}  // namespace strongroom::web
