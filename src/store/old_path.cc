// SPDX-License-Identifier: Apache-2.0
#include "store/old_path.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/encoding.h"

namespace strongroom::store {

namespace {

constexpr std::string_view front_controller = "index.php";
constexpr std::string_view downloads = "item/download/";
constexpr std::string_view files = "media/k2/attachments/";

std::string_view without_host(std::string_view url) {
  if (const auto scheme = url.find("://"); scheme != std::string_view::npos && scheme < url.find_first_of("/?#")) {
    const auto path = url.find_first_of("/?#", scheme + 3);
    return path == std::string_view::npos ? std::string_view() : url.substr(path);
  }
  return url;
}

std::string path_name(std::string_view path) {
  const std::string decoded = ascii_lower(percent_decode(path));
  std::string name;
  for (size_t start = 0; start < decoded.size();) {
    const size_t end = std::min(decoded.find('/', start), decoded.size());
    const std::string_view segment = std::string_view(decoded).substr(start, end - start);
    start = end + 1;
    if (segment.empty() || segment == front_controller) continue;
    if (!name.empty()) name += '/';
    name += segment;
  }
  if (name.ends_with(".html")) name.resize(name.size() - 5);
  return name;
}

// The query if it names an item: it has a parameter "id" that begins with a digit.
std::string query_name(std::string_view query) {
  for (size_t start = 0; start <= query.size();) {
    const size_t end = std::min(query.find('&', start), query.size());
    const std::string_view parameter = query.substr(start, end - start);
    start = end + 1;
    if (!parameter.starts_with("id=")) continue;
    const auto number = parameter.substr(0, parameter.find_first_not_of("0123456789", 3));
    if (number.size() > 3) return "?" + std::string(number);
  }
  return {};
}

// "media/item/123" of "media/item/123-title"; empty when the last segment does not begin like this.
std::string numbered_name(const std::string& name) {
  const size_t slash = name.rfind('/');
  const size_t start = slash == std::string::npos ? 0 : slash + 1;
  const size_t end = name.find_first_not_of("0123456789", start);
  if (end == start || end == std::string::npos || name[end] != '-') return {};
  return name.substr(0, end);
}

// Where a folder's name stands in a path as whole segments; npos when it does not.
size_t folder_in(std::string_view path, std::string_view folder) {
  for (size_t at = path.find(folder); at != path.npos; at = path.find(folder, at + 1)) {
    if (at == 0 || path[at - 1] == '/') return at;
  }
  return path.npos;
}

// "item/download/12" of "en/media/item/download/12_5f2a"; the hash behind the number tells nothing new.
std::string download_name(const std::string& path) {
  const size_t at = folder_in(path, downloads);
  if (at == path.npos) return {};
  const size_t number = at + downloads.size();
  const size_t end = std::min(path.find_first_not_of("0123456789", number), path.size());
  const bool is_number = end > number && (end == path.size() || path[end] == '_');
  return is_number ? path.substr(at, end - at) : std::string();
}

}  // namespace

std::vector<std::string> old_path_names(std::string_view url) {
  url = without_host(url);
  url = url.substr(0, url.find('#'));
  const size_t mark = url.find('?');
  const std::string path = path_name(url.substr(0, mark));
  const std::string query = mark == std::string_view::npos ? std::string() : query_name(url.substr(mark + 1));
  if (!query.empty()) return {path + query};
  if (path.empty()) return {};
  if (std::string download = download_name(path); !download.empty()) return {std::move(download)};
  std::vector<std::string> names = {path};
  if (std::string numbered = numbered_name(path); !numbered.empty()) names.push_back(std::move(numbered));
  return names;
}

std::vector<std::string> old_file_names(std::string_view url) {
  const std::vector<std::string> names = old_path_names(url);
  const bool is_file =
      !names.empty() && (names.front().starts_with(downloads) || folder_in(names.front(), files) != std::string::npos);
  return is_file ? names : std::vector<std::string>{};
}

}  // namespace strongroom::store
