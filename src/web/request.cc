// SPDX-License-Identifier: Apache-2.0
#include "web/request.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/encoding.h"
#include "text/charset.h"

namespace strongroom::web {

namespace {

constexpr size_t kParametersMax = 64;

bool is_hex(char c) { return is_ascii_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

bool has_whole_escapes(std::string_view text) {
  for (size_t i = text.find('%'); i != text.npos; i = text.find('%', i + 1)) {
    if (i + 2 >= text.size() || !is_hex(text[i + 1]) || !is_hex(text[i + 2])) return false;
  }
  return true;
}

bool is_visible_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c > ' ' && c < '\x7f'; });
}

bool has_control(std::string_view text) {
  return std::ranges::any_of(text, [](char c) { return static_cast<unsigned char>(c) < ' ' || c == '\x7f'; });
}

// RFC 9112 section 3.2.2: a server must accept "http://host/path" too. The authority says nothing here.
std::string_view without_origin(std::string_view target) {
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (!target.starts_with(scheme)) continue;
    const size_t path = target.find_first_of("/?", scheme.size());
    return path == target.npos ? std::string_view("/") : target.substr(path);
  }
  return target;
}

bool has_dot_segment(std::string_view path) {
  while (!path.empty()) {
    path.remove_prefix(1);  // the '/'
    const std::string_view segment = path.substr(0, path.find('/'));
    if (segment == "." || segment == "..") return true;
    path.remove_prefix(segment.size());
  }
  return false;
}

std::optional<std::string> decoded_path(std::string_view raw) {
  if (!raw.starts_with('/') || !has_whole_escapes(raw)) return std::nullopt;
  std::string path = percent_decode(raw);
  if (has_control(path) || path.find('\\') != path.npos) return std::nullopt;
  if (!text::is_valid_utf8(path) || has_dot_segment(path)) return std::nullopt;
  return path;
}

// application/x-www-form-urlencoded: '+' is a space.
std::optional<std::string> decoded_value(std::string_view raw) {
  if (!has_whole_escapes(raw)) return std::nullopt;
  std::string spaced(raw);
  std::ranges::replace(spaced, '+', ' ');
  std::string value = percent_decode(spaced);
  if (!text::is_valid_utf8(value) || value.find('\0') != value.npos) return std::nullopt;
  return value;
}

std::optional<std::vector<std::pair<std::string, std::string>>> decoded_query(std::string_view raw) {
  std::vector<std::pair<std::string, std::string>> query;
  while (!raw.empty()) {
    const std::string_view pair = raw.substr(0, raw.find('&'));
    raw.remove_prefix(std::min(raw.size(), pair.size() + 1));
    if (pair.empty()) continue;
    const size_t equals = std::min(pair.find('='), pair.size());
    const auto name = decoded_value(pair.substr(0, equals));
    const auto value = decoded_value(pair.substr(std::min(pair.size(), equals + 1)));
    if (!name || !value || query.size() == kParametersMax) return std::nullopt;
    query.emplace_back(*name, *value);
  }
  return query;
}

// "/ar/2017/10" is "/2017/10" in Arabic, and "/ar" its home page.
void take_language(Request& request, const std::vector<std::string>& languages) {
  if (languages.empty()) return;
  request.lang = languages.front();
  for (size_t i = 1; i < languages.size(); ++i) {
    const std::string prefix = "/" + languages[i];
    if (!request.path.starts_with(prefix)) continue;
    if (request.path.size() > prefix.size() && request.path[prefix.size()] != '/') continue;
    request.lang = languages[i];
    request.path.erase(0, prefix.size());
    if (request.path.empty()) request.path = "/";
    return;
  }
}

}  // namespace

std::optional<std::string_view> Request::parameter(std::string_view name) const {
  for (const auto& [key, value] : query) {
    if (key == name) return value;
  }
  return std::nullopt;
}

std::vector<std::string_view> Request::parameters(std::string_view name) const {
  std::vector<std::string_view> values;
  for (const auto& [key, value] : query) {
    if (key == name) values.emplace_back(value);
  }
  return values;
}

std::string_view Request::header(std::string_view lower_case_name) const {
  for (const auto& [name, value] : headers) {
    if (name == lower_case_name) return value;
  }
  return {};
}

std::optional<Request> Request::from_target(std::string_view target, const std::vector<std::string>& languages) {
  if (target.empty() || target.size() > target_bytes_max || !is_visible_ascii(target)) return std::nullopt;
  target = without_origin(target);
  target = target.substr(0, target.find('#'));
  const size_t mark = std::min(target.find('?'), target.size());
  auto path = mark == 0 ? std::optional<std::string>("/") : decoded_path(target.substr(0, mark));
  auto query = decoded_query(target.substr(std::min(target.size(), mark + 1)));
  if (!path || !query) return std::nullopt;

  Request request;
  request.target = std::string(target);
  request.path = std::move(*path);
  request.query = std::move(*query);
  take_language(request, languages);
  return request;
}

}  // namespace strongroom::web
