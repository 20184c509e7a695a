// SPDX-License-Identifier: Apache-2.0
#include "fetch/fetch.h"

#include "fetch/url.h"

namespace strongroom::fetch {

std::string_view Response::field(std::string_view name) const {
  for (const auto& [key, value] : fields) {
    if (key == name) return value;
  }
  return {};
}

Result<std::string> redirect_target(const Response& response) {
  const bool redirects = response.status == 301 || response.status == 302 || response.status == 303 ||
                         response.status == 307 || response.status == 308;
  const std::string_view location = response.field("location");
  if (!redirects || location.empty()) {
    return fail(Error{ErrorCode::NotFound, "the answer leads nowhere else", response.url, {}});
  }
  const Result<Url> target = resolve_url(response.url, location);
  if (!target) return fail(target.error());
  return target->text;
}

}  // namespace strongroom::fetch
