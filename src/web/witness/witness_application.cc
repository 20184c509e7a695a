// SPDX-License-Identifier: Apache-2.0
#include "web/witness/witness_application.h"

#include "web/http/ready_response.h"

namespace strongroom::web {

namespace {

constexpr std::string_view kAddCheckpoint = "/add-checkpoint";
constexpr std::string_view kCheckpoint = "/checkpoint";

Response text_response(unsigned status, std::string body) {
  Response response;
  response.status = status;
  response.content_type = "text/plain; charset=utf-8";
  response.caching = Caching::Never;
  response.body = std::move(body);
  return response;
}

Response status_response(unsigned status) {
  return text_response(status, std::string(http::reason_phrase(status)) + "\n");
}

Response not_allowed(const char* allowed) {
  Response response = status_response(405);
  response.headers.emplace_back("Allow", allowed);
  return response;
}

}  // namespace

std::optional<Request> WitnessApplication::request(std::string_view target) const {
  return Request::from_target(target, {});
}

std::string WitnessApplication::cache_key(Request&) const { return {}; }

Response WitnessApplication::answer(const Request& request) const {
  const bool reads = request.method == Method::Get || request.method == Method::Head;
  const std::string_view path = request.path;
  if (path == kAddCheckpoint) {
    if (request.method != Method::Post) return not_allowed("POST");
    log::WitnessAnswer answer = witness_.add_checkpoint(request.body);
    Response response = text_response(answer.status, std::move(answer.body));
    response.content_type = std::move(answer.content_type);
    return response;
  }
  if (!path.ends_with(kCheckpoint)) return status_response(404);
  if (!reads) return not_allowed("GET, HEAD");
  auto note = witness_.checkpoint(path.substr(1, path.size() - 1 - kCheckpoint.size()));
  return note ? text_response(200, std::move(*note)) : status_response(404);
}

Response WitnessApplication::refusal(unsigned status, std::string_view) const { return status_response(status); }

}  // namespace strongroom::web
