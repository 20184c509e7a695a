// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace strongroom::text {

enum class Direction { LeftToRight, RightToLeft };

// BCP 47 primary language of running text, by script and common words: "en", "ar", "fr", "ru", "he", "fa", "zh", …;
// "und" when the text is too short or says nothing. Deterministic; looks at the first 4 KiB. `declared` is what the
// page or document around the text says of itself: that counts where the text is in its script and speaks for another
// language by less than two words, as titles and single sentences do.
std::string detect_language(std::string_view utf8, std::string_view declared = {});

// Of a language tag; and of a text, by its first strong character (Unicode Annex 9, P2 and P3).
Direction direction_of_language(std::string_view lang);
Direction direction_of_text(std::string_view utf8);

// The name of a language in another one, for facets: ("ar", "en") -> "Arabic".
std::string language_name(std::string_view lang, std::string_view in_language);

}  // namespace strongroom::text
