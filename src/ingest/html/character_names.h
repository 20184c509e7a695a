// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace strongroom::ingest::html {

constexpr size_t character_name_bytes_max = 24;

// The character that "eacute" names in HTML; 0 for what is no name.
uint32_t character_of_name(std::string_view name);

// The length of the longest name at the start of `text` that HTML knows without a semicolon ("&nbsp" before "x"); 0 for
// none.
size_t old_name_length(std::string_view text);

}  // namespace strongroom::ingest::html
