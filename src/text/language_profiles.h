// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace strongroom::text {

enum class ProfileScript : uint8_t { Latin, Cyrillic, Arabic };

// What gives a language away: its commonest short words, folded as words() folds them, and letters few others use, as
// they are written in lower case. Both separated by spaces.
struct LanguageProfile {
  std::string_view language;
  ProfileScript script;
  std::string_view words;
  std::string_view letters;
};

// In the order that ties are decided in.
std::span<const LanguageProfile> language_profiles();

}  // namespace strongroom::text
