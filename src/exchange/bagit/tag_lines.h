// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace strongroom::exchange {

// A line of a tag file, without its end.
struct TagLine {
  std::string_view text;
  uint64_t offset = 0;  // of its first byte
};

// The lines of a tag file, ended by LF, CRLF or CR (RFC 8493, section 2.1.3); the last one may lack its end. Views of
// `text`.
std::vector<TagLine> tag_lines(std::string_view text);

// The white space of a line.
inline bool is_blank(char c) { return c == ' ' || c == '\t'; }

}  // namespace strongroom::exchange
