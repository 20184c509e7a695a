// SPDX-License-Identifier: Apache-2.0
#include "web/router.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/encoding.h"
#include "web/error_response.h"
#include "web/old_urls.h"
#include "web/route_pattern.h"
#include "web/site.h"

namespace strongroom::web {

namespace {

struct Found {
  const Route* route = nullptr;
  PathParts parts;
};

Found find(Method method, std::string_view path) {
  if (method == Method::Head) method = Method::Get;
  for (const Route& route : routes()) {
    if (route.method != method) continue;
    if (auto parts = match(route.pattern, path)) return {&route, std::move(*parts)};
  }
  return {};
}

bool is_route(std::string_view path) { return find(Method::Get, path).route != nullptr; }

std::string allowed_methods(std::string_view path) {
  std::string allowed;
  if (is_route(path)) allowed = "GET, HEAD";
  if (find(Method::Post, path).route != nullptr) allowed += allowed.empty() ? "POST" : ", POST";
  return allowed.empty() ? allowed : allowed + ", OPTIONS";
}

// Whether `names` ("q page limit") has the name.
bool has_name(std::string_view names, std::string_view name) {
  while (!names.empty()) {
    const std::string_view one = names.substr(0, names.find(' '));
    if (one == name) return true;
    names.remove_prefix(std::min(names.size(), one.size() + 1));
  }
  return false;
}

// RFC 9110 section 9.3.7, and what a browser asks before it lets a page of another site read the API (CORS).
Response options(const std::string& allowed) {
  Response response;
  response.status = 204;
  response.headers = {{"Allow", allowed},
                      {"Access-Control-Allow-Origin", "*"},
                      {"Access-Control-Allow-Methods", allowed},
                      // So that a script may ask whether anything has changed.
                      {"Access-Control-Allow-Headers", "If-Modified-Since, If-None-Match, Range"},
                      {"Access-Control-Max-Age", "86400"}};
  return response;
}

Response not_allowed(const Request& request, const Site& site, const std::string& allowed) {
  Response response = error_response(request, site, 405);
  response.headers.emplace_back("Allow", allowed);
  return response;
}

// The path and query as they were sent, with `path` in the place of the path.
std::string with_path(const Request& request, const std::string& path) {
  const size_t query = request.target.find('?');
  return path + (query == request.target.npos ? "" : request.target.substr(query));
}

// The address of a path of ours in the request's language, with the request's query.
std::string address_of(const Request& request, const Site& site, const std::string& path) {
  const auto& languages = site.archive().config().languages;
  const bool keeps_prefix = !languages.empty() && request.lang != languages.front();
  const std::string prefix = keeps_prefix ? "/" + request.lang : std::string();
  return with_path(request, prefix + (path == "/" && keeps_prefix ? "/" : percent_encode(path, "/")));
}

// The path with an item's id in small letters, as ids are written; nullopt when it is so already.
std::optional<std::string> with_id_as_written(const Request& request, const PathParts& parts) {
  const auto id = parts.find("id");
  if (id == parts.end()) return std::nullopt;
  const std::string written = ascii_lower(id->second);
  if (written == id->second) return std::nullopt;
  std::string path = request.path;
  path.replace(path.find("/" + id->second) + 1, id->second.size(), written);
  return path;
}

// "/2017//10/" is "/2017/10".
std::string without_needless_slashes(std::string_view path) {
  std::string out;
  for (const char c : path) {
    if (c != '/' || !out.ends_with('/')) out += c;
  }
  if (out.size() > 1 && out.ends_with('/')) out.pop_back();
  return out;
}

// An address that is nearly one of ours: with needless slashes, in capitals, or with the prefix of the language that
// has none.
std::optional<std::string> nearly(const Request& request, const Site& site) {
  const auto& languages = site.archive().config().languages;
  std::string path = without_needless_slashes(request.path);
  const std::string needless = languages.empty() ? std::string() : "/" + languages.front();
  const bool is_prefixed = !needless.empty() && (path + "/").starts_with(needless + "/");
  if (is_prefixed) path.erase(0, needless.size());
  if (path.empty()) path = "/";
  if (!is_route(path)) path = ascii_lower(path);
  if (path == request.path || !is_route(path)) return std::nullopt;
  return address_of(request, site, path);
}

}  // namespace

std::string prepare(Request& request) {
  if (is_old_query(request)) return {};
  const Found found = find(request.method, request.path);
  if (found.route == nullptr) return {};
  std::erase_if(request.query, [&](const auto& pair) { return !has_name(found.route->parameters, pair.first); });

  // The one spelling of what is left. A language's prefix is part of the address that was sent, so it is taken from it.
  const std::string sent_path = request.target.substr(0, request.target.find('?'));
  std::string target = percent_encode(percent_decode(sent_path), "/:@!$&'()*+,;=");
  for (const auto& [name, value] : request.query) {
    target += (target.find('?') == target.npos ? "?" : "&") + percent_encode(name) + "=" + percent_encode(value);
  }
  request.target = target;
  const bool is_bounded = std::ranges::all_of(request.query, [](const auto& pair) { return pair.first == "page"; });
  return is_bounded && request.query.size() <= 1 ? target : std::string();
}

Response answer(const Request& request, const Site& site) {
  if (is_old_query(request)) {
    if (auto moved = redirect_of_old_url(request, site)) return std::move(*moved);
  }
  if (const Found found = find(request.method, request.path); found.route != nullptr) {
    if (const auto path = with_id_as_written(request, found.parts)) {
      return Response::redirect(301, address_of(request, site, *path));
    }
    return found.route->handler(request, found.parts, site);
  }
  if (const std::string allowed = allowed_methods(request.path); !allowed.empty()) {
    return request.method == Method::Options ? options(allowed) : not_allowed(request, site, allowed);
  }
  if (const auto path = nearly(request, site)) return Response::redirect(301, *path);
  if (auto moved = redirect_of_old_url(request, site)) return std::move(*moved);
  return error_response(request, site, 404);
}

}  // namespace strongroom::web
