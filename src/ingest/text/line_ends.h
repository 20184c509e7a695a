// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace strongroom::ingest::dump {

// Word processors end lines by marks of their own: the vertical tab, U+2028, U+2029 and U+0085. The text with a line
// feed in the place of each, and spaces behind it so that all bytes stay where they are; nullopt where there are none.
std::optional<std::string> with_line_feeds(std::string_view utf8);

}  // namespace strongroom::ingest::dump
