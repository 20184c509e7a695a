// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace strongroom::log {

// The code point at `at`, which moves past it; nullopt for bytes that are not UTF-8 (RFC 3629: no overlong forms, no
// surrogates, nothing beyond U+10FFFF). `at` is below the size.
std::optional<char32_t> next_code_point(std::string_view text, size_t& at);

// Unicode's White_Space property.
bool is_space(char32_t code_point);

}  // namespace strongroom::log
