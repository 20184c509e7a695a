// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace strongroom::fetch {

// An absolute http or https address, taken apart by the parser of the library that connects: two parsers that disagree
// about the host are how requests get past a check.
struct Url {
  std::string scheme;  // "http" or "https"
  std::string host;    // lower case; an IPv6 address keeps its brackets; other forms of an IPv4 address are made plain
  uint16_t port = 0;   // the scheme's own where none is written
  std::string target;  // path and query as sent, beginning with '/'
  std::string text;    // all of it, without fragment

  // "https://example.org", "http://example.org:8080": what robots.txt, limits and connections are kept by.
  std::string origin() const;
};

// Malformed for anything else, and for an address with a user or password. At most 8,192 bytes.
Result<Url> parse_url(std::string_view text);

// RFC 3986 section 5.2: the reference as met on the page at `base`. Malformed as above.
Result<Url> resolve_url(std::string_view base, std::string_view reference);

}  // namespace strongroom::fetch
