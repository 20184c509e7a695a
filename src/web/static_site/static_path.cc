// SPDX-License-Identifier: Apache-2.0
#include "web/static_site/static_path.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/encoding.h"

namespace strongroom::web {

namespace {

constexpr auto kFileEndings = std::to_array<std::string_view>({".xml", ".json", ".txt", ".tlog-proof"});
constexpr auto kFileFolders = std::to_array<std::string_view>({"/assets/", "/originals/", "/log/"});
// What a page may be asked for in its address and still be one of a bounded number of pages.
constexpr auto kParameters = std::to_array<std::string_view>({"page", "from", "to", "revision"});
// What a server does, not what it has.
constexpr auto kServed = std::to_array<std::string_view>({"/search", "/api", "/healthz", "/staff", "/witness"});

bool is_below(std::string_view path, std::string_view folder) {
  return path == folder || (path.starts_with(folder) && path[folder.size()] == '/');
}

bool is_file(std::string_view path) {
  const auto starts = [&](std::string_view folder) { return path.starts_with(folder); };
  const auto ends = [&](std::string_view ending) { return path.ends_with(ending); };
  return std::ranges::any_of(kFileFolders, starts) || std::ranges::any_of(kFileEndings, ends);
}

std::string_view folder_of(std::string_view file) {
  const size_t slash = file.rfind('/');
  return slash == file.npos ? std::string_view() : file.substr(0, slash + 1);
}

}  // namespace

bool is_in_copy(const Request& request) {
  const auto is_served = [&](std::string_view folder) { return is_below(request.path, folder); };
  if (std::ranges::any_of(kServed, is_served)) return false;
  return std::ranges::all_of(request.query, [](const auto& parameter) {
    const auto is_plain = [](char c) { return is_ascii_digit(c) || (c >= 'a' && c <= 'z') || c == '-'; };
    return std::ranges::find(kParameters, parameter.first) != kParameters.end() && !parameter.second.empty() &&
           std::ranges::all_of(parameter.second, is_plain);
  });
}

std::optional<std::string> static_path(std::string_view target) {
  const auto request = Request::from_target(target, {});
  if (!request || !is_in_copy(*request)) return std::nullopt;
  std::string path = request->path.substr(1);
  while (path.ends_with('/')) path.pop_back();
  std::string choice;
  for (const auto& [name, value] : request->query) choice += (choice.empty() ? "" : "-") + name + "-" + value;
  if (!is_file(request->path)) {
    return path + (path.empty() ? "" : "/") + choice + (choice.empty() ? "" : "/") + "index.html";
  }
  if (choice.empty()) return path;
  const size_t dot = path.find('.', folder_of(path).size());
  return path.insert(std::min(dot, path.size()), "-" + choice);
}

std::string relative_link(std::string_view from_file, std::string_view to_file) {
  std::string_view from = folder_of(from_file);
  // Take away the folders that both are in.
  for (size_t slash = from.find('/'); slash != from.npos; slash = from.find('/')) {
    if (!to_file.starts_with(from.substr(0, slash + 1))) break;
    from.remove_prefix(slash + 1);
    to_file.remove_prefix(slash + 1);
  }
  std::string link;
  for (const char c : from) link += c == '/' ? "../" : "";
  return link + percent_encode(to_file, "/");
}

}  // namespace strongroom::web
