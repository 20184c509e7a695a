// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace strongroom::ingest::html {

// RFC 3986 section 5.2: the address that `reference` means on a page at `base`. White space around the reference is
// ignored, inside it is percent-encoded, as browsers do. Without an absolute base the reference is returned as it is.
// An address that a web archive's page has in place of the original is given as the original.
std::string resolve_url(std::string_view base, std::string_view reference);

// The address that a replay of a web archive stands for: "https://example.org/" of
// "/web/20171120103015im_/https://example.org/". Any other stays.
std::string without_replay(std::string url);

// Has a scheme.
bool is_absolute_url(std::string_view url);

// An address that leads nowhere else: empty, "#top", "javascript:…", "data:…".
bool is_dead_link(std::string_view reference);

}  // namespace strongroom::ingest::html
