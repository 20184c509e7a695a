// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace strongroom::web {

enum class Method { Get, Head, Options, Post, Other };

inline constexpr size_t target_bytes_max = 8 << 10;

// A request as handlers see it: no sockets. Header names are lower case; the path is percent-decoded, valid UTF-8,
// begins with '/', and has no "." or ".." segments (the parser refuses those with 400).
struct Request {
  Method method = Method::Get;
  std::string target;  // as sent: path and query
  std::string path;
  std::vector<std::pair<std::string, std::string>> query;    // decoded, in order
  std::vector<std::pair<std::string, std::string>> headers;  // in order
  std::string body;
  std::string lang = "en";  // of the interface: taken from the path's prefix, which `path` no longer has

  // The first value of a name; nullopt if absent.
  std::optional<std::string_view> parameter(std::string_view name) const;
  std::vector<std::string_view> parameters(std::string_view name) const;
  std::string_view header(std::string_view lower_case_name) const;  // empty if absent

  // From the request line's target; nullopt for one that must be refused. `languages`: the first has no path prefix.
  static std::optional<Request> from_target(std::string_view target, const std::vector<std::string>& languages);
};

}  // namespace strongroom::web
