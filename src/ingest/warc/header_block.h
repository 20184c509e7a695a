// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace strongroom::ingest::warc {

// The named fields of a WARC record or of an HTTP message, in order; names in lower case, values trimmed, folded lines
// joined (RFC 9112 section 5.2).
struct Fields {
  std::vector<std::pair<std::string, std::string>> all;

  // The first field of that (lower-case) name; empty if absent.
  std::string_view get(std::string_view name) const;
};

// A start line and its fields, as both formats have them.
struct HeaderBlock {
  std::string start_line;
  Fields fields;
  size_t size = 0;       // bytes with the empty line that ends them
  size_t bad_lines = 0;  // lines that are neither fields nor continuations; left out
};

// Reads up to and with the empty line. Lines end with CRLF or a bare LF. nullopt when no empty line is in sight.
std::optional<HeaderBlock> parse_header_block(std::string_view bytes);

// A decimal number and nothing else, below 2^63.
std::optional<uint64_t> parse_length(std::string_view text);

}  // namespace strongroom::ingest::warc
