// SPDX-License-Identifier: Apache-2.0
#include "fetch/url.h"

#include <curl/curl.h>

#include <algorithm>
#include <charconv>
#include <memory>

#include "base/ascii.h"

namespace strongroom::fetch {

namespace {

constexpr size_t url_bytes_max = 8192;

using Handle = std::unique_ptr<CURLU, decltype(&curl_url_cleanup)>;

tl::unexpected<Error> no_url(std::string_view text, std::string sentence) {
  return fail(Error{ErrorCode::Malformed, std::move(sentence), std::string(text.substr(0, url_bytes_max)), {}});
}

std::string part(CURLU* handle, CURLUPart which, unsigned flags = 0) {
  char* text = nullptr;
  if (curl_url_get(handle, which, &text, flags) != CURLUE_OK || text == nullptr) return {};
  std::string copy(text);
  curl_free(text);
  return copy;
}

// CURLUE_OK, or what is wrong. Sets the handle, from which relative references then go on.
CURLUcode set_url(CURLU* handle, std::string_view text) {
  const std::string terminated(text);
  return curl_url_set(handle, CURLUPART_URL, terminated.c_str(), CURLU_URLENCODE | CURLU_DISALLOW_USER);
}

Result<Url> taken_apart(CURLU* handle, std::string_view as_given) {
  Url url;
  url.scheme = part(handle, CURLUPART_SCHEME);
  if (url.scheme != "http" && url.scheme != "https") {
    return no_url(as_given, "only http and https addresses are fetched");
  }
  curl_url_set(handle, CURLUPART_FRAGMENT, nullptr, 0);
  url.host = ascii_lower(part(handle, CURLUPART_HOST, CURLU_PUNYCODE));
  if (url.host.empty()) return no_url(as_given, "the address names no host");
  curl_url_set(handle, CURLUPART_HOST, url.host.c_str(), 0);
  const std::string port = part(handle, CURLUPART_PORT, CURLU_DEFAULT_PORT);
  std::from_chars(port.data(), port.data() + port.size(), url.port);
  if (url.port == 0) return no_url(as_given, "port 0 cannot be connected to");
  const std::string query = part(handle, CURLUPART_QUERY);
  url.target = part(handle, CURLUPART_PATH) + (query.empty() ? "" : "?" + query);
  url.text = part(handle, CURLUPART_URL, CURLU_NO_DEFAULT_PORT);
  if (url.text.size() > url_bytes_max) return no_url(as_given, "the address is longer than 8,192 bytes");
  return url;
}

// Control characters would be carried into requests and files; a NUL would end the text for libcurl alone.
bool has_control(std::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
}

}  // namespace

std::string Url::origin() const {
  const uint16_t usual = scheme == "https" ? 443 : 80;
  return scheme + "://" + host + (port == usual ? "" : ":" + std::to_string(port));
}

Result<Url> parse_url(std::string_view text) {
  if (text.size() > url_bytes_max) return no_url(text, "the address is longer than 8,192 bytes");
  if (has_control(text)) return no_url(text, "the address holds control characters");
  const Handle handle(curl_url(), &curl_url_cleanup);
  if (const CURLUcode code = set_url(handle.get(), text); code != CURLUE_OK) {
    if (code == CURLUE_USER_NOT_ALLOWED) return no_url(text, "the address holds a user name: leave it out");
    return no_url(text, "it is no web address: write it in full, such as https://example.org/news");
  }
  return taken_apart(handle.get(), text);
}

Result<Url> resolve_url(std::string_view base, std::string_view reference) {
  if (reference.size() > url_bytes_max) return no_url(reference, "the address is longer than 8,192 bytes");
  if (has_control(reference)) return no_url(reference, "the address holds control characters");
  const Handle handle(curl_url(), &curl_url_cleanup);
  if (has_control(base) || set_url(handle.get(), base) != CURLUE_OK) {
    return no_url(base, "it is no web address that others can be relative to");
  }
  // An empty reference means the page itself; libcurl would take it for an error.
  if (!reference.empty() && set_url(handle.get(), reference) != CURLUE_OK) {
    return no_url(reference, "it is no web address");
  }
  return taken_apart(handle.get(), reference);
}

}  // namespace strongroom::fetch
