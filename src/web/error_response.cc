// SPDX-License-Identifier: Apache-2.0
#include "web/error_response.h"

#include <nlohmann/json.hpp>

#include "base/assert.h"
#include "base/json.h"
#include "web/http/ready_response.h"
#include "web/pages/error_page.h"
#include "web/pages/missing_page.h"

namespace strongroom::web {

unsigned status_of(ErrorCode code) {
  switch (code) {
    case ErrorCode::NotFound:
      return 404;
    case ErrorCode::Malformed:
    case ErrorCode::Unsupported:
    case ErrorCode::Usage:
      return 400;
    case ErrorCode::LimitExceeded:
      return 413;
    case ErrorCode::Refused:
      return 403;
    case ErrorCode::Mismatch:
      return 500;  // what we hold fails its own check
    case ErrorCode::Exists:
      return 409;
  }
  assertion_failed("known error code", __FILE__, __LINE__);
}

Response problem(unsigned status, const std::string& detail) {
  nlohmann::ordered_json body;
  body["type"] = "about:blank";
  body["title"] = http::reason_phrase(status);
  body["status"] = status;
  if (!detail.empty()) body["detail"] = detail;

  Response response;
  response.status = status;
  response.content_type = "application/problem+json";
  response.body = print_indented_json(body) + "\n";
  response.headers.emplace_back("Access-Control-Allow-Origin", "*");
  return response;
}

Response error_response(const Request& request, const Site& site, unsigned status, const std::string& detail) {
  if (request.path == "/api" || request.path.starts_with("/api/")) {
    const bool is_unknown = status == 404 && detail.empty();
    return problem(status,
                   is_unknown ? "there is no such address; /api/openapi.json describes those there are" : detail);
  }
  if (request.path.starts_with("/log/") || request.path.starts_with("/assets/")) {
    Response response;
    response.status = status;
    response.content_type = "text/plain; charset=utf-8";
    response.body = std::string(http::reason_phrase(status)) + (detail.empty() ? "" : ": " + detail) + "\n";
    return response;
  }
  if (status == 404 && detail.empty()) return missing_address(request, site);
  return error_page(request, site, status, detail);
}

namespace {

std::string refusal_detail(unsigned status) {
  if (status == 400) return "the address cannot be read";
  return status == 503 ? "the archive cannot be reached at the moment; try again in a while" : "";
}

Response refused(const Site& site, unsigned status, std::string_view target) {
  if (target.starts_with("/api/")) return problem(status, refusal_detail(status));
  if (target.empty() && status < 500) {
    Response response;
    response.status = status;
    response.content_type = "text/plain; charset=utf-8";
    response.body = "The request was refused with status " + std::to_string(status) + ".\n";
    return response;
  }
  const auto& languages = site.archive().config().languages;
  Request request;
  request.path = "/";
  if (!languages.empty()) request.lang = languages.front();
  for (const std::string& lang : languages) {
    if (target.starts_with("/" + lang + "/")) request.lang = lang;
  }
  return bare_error_page(request, site, status);
}

}  // namespace

Response refusal_response(const Site& site, unsigned status, std::string_view target) {
  Response response = refused(site, status, target);
  // RFC 9110 section 10.2.3. Short: whoever moves a disk is done within minutes.
  if (status == 503) response.headers.emplace_back("Retry-After", "30");
  return response;
}

Response error_response(const Request& request, const Site& site, const Error& error) {
  return error_response(request, site, status_of(error.code), error.message);
}

}  // namespace strongroom::web
