// SPDX-License-Identifier: Apache-2.0
#include "records/address.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/encoding.h"

namespace strongroom::records {
namespace {

// "//host/path" and "scheme://host/path" give the host and leave the rest; anything else has none.
std::string_view take_host(std::string_view& rest) {
  size_t start = std::string_view::npos;
  if (rest.starts_with("//")) {
    start = 2;
  } else if (const size_t colon = rest.find("://");
             colon != std::string_view::npos && colon < rest.find_first_of("/?#")) {
    start = colon + 3;
  }
  if (start == std::string_view::npos) return {};
  const size_t end = std::min(rest.find_first_of("/?#", start), rest.size());
  const std::string_view host = rest.substr(start, end - start);
  rest.remove_prefix(end);
  return host;
}

bool remove_suffix_ignoring_case(std::string& text, std::string_view suffix) {
  if (text.size() < suffix.size()) return false;
  if (ascii_lower(std::string_view(text).substr(text.size() - suffix.size())) != suffix) return false;
  text.resize(text.size() - suffix.size());
  return true;
}

void remove_trailing_slashes(std::string& path) {
  while (path.ends_with('/')) path.pop_back();
}

std::string normalise_path(std::string_view path) {
  // Decoding first and encoding again makes "%7E" and "~", "%d8" and "%D8" and the raw letter one. An encoded slash
  // becomes a real one: no site is known that tells two items apart by it.
  std::string normal = percent_encode(percent_decode(path), "/!$&'()*+,;=:@");
  const size_t front = normal.find("/index.php");
  if (front != std::string::npos) {
    const size_t after = front + std::string_view("/index.php").size();
    if (after == normal.size() || normal[after] == '/') normal.erase(front, after - front);
  } else if (normal == "index.php" || normal.starts_with("index.php/")) {
    normal.erase(0, std::min(normal.size(), std::string_view("index.php/").size()));
  }
  remove_trailing_slashes(normal);
  if (!remove_suffix_ignoring_case(normal, ".html")) remove_suffix_ignoring_case(normal, ".htm");
  remove_trailing_slashes(normal);
  return normal;
}

std::string_view leading_digits(std::string_view text) {
  size_t length = 0;
  while (length < text.size() && is_ascii_digit(text[length])) ++length;
  return text.substr(0, length);
}

// "123" of "123", "123-title" and "123:title"; empty for "2017report".
std::string item_number(std::string_view slug) {
  const std::string_view digits = leading_digits(slug);
  const std::string_view rest = slug.substr(digits.size());
  const bool is_number = !digits.empty() && (rest.empty() || rest[0] == '-' || rest[0] == ':');
  return is_number && digits.find_first_not_of('0') != std::string_view::npos ? std::string(digits) : std::string();
}

}  // namespace

std::string normalise_host(std::string_view host) {
  if (const size_t user = host.rfind('@'); user != std::string_view::npos) host.remove_prefix(user + 1);
  if (const size_t port = host.rfind(':');
      port != std::string_view::npos && host.find(']', port) == std::string_view::npos) {
    host = host.substr(0, port);
  }
  std::string normal = ascii_lower(host);
  while (normal.ends_with('.')) normal.pop_back();
  if (normal.starts_with("www.")) normal.erase(0, 4);
  return normal;
}

Address normalise_address(std::string_view url) {
  Address address;
  std::string_view rest = url.substr(0, url.find('#'));
  address.host = normalise_host(take_host(rest));
  if (const size_t question = rest.find('?'); question != std::string_view::npos) {
    address.query = rest.substr(question + 1);
    rest = rest.substr(0, question);
  }
  address.path = normalise_path(rest);
  return address;
}

std::string query_parameter(std::string_view query, std::string_view name) {
  while (!query.empty()) {
    std::string_view pair = query.substr(0, query.find('&'));
    query.remove_prefix(std::min(query.size(), pair.size() + 1));
    // Addresses copied out of HTML source keep "&amp;".
    if (pair.starts_with("amp;")) pair.remove_prefix(4);
    const size_t equals = pair.find('=');
    if (percent_decode(pair.substr(0, equals)) != name) continue;
    if (equals == std::string_view::npos) return {};
    std::string value(pair.substr(equals + 1));
    std::replace(value.begin(), value.end(), '+', ' ');
    return percent_decode(value);
  }
  return {};
}

std::string k2_item_number(std::string_view url) {
  const Address address = normalise_address(url);
  if (query_parameter(address.query, "view") == "item" && query_parameter(address.query, "option") == "com_k2") {
    return item_number(query_parameter(address.query, "id"));
  }
  const std::string_view path = address.path;
  // The last "/item/": a category may be called so as well.
  const size_t mark = path.rfind("/item/");
  const bool at_start = path.starts_with("item/");
  if (mark == std::string_view::npos && !at_start) return {};
  const std::string_view slug = mark == std::string_view::npos ? path.substr(5) : path.substr(mark + 6);
  return slug.find('/') == std::string_view::npos ? item_number(slug) : std::string();
}

}  // namespace strongroom::records
