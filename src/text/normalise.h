// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace strongroom::text {

// NFC (Unicode Annex 15). Invalid UTF-8 becomes U+FFFD; runs of more than 30 combining marks are broken as section 13
// of the annex says, so that the cost stays linear.
std::string nfc(std::string_view utf8);

// One line: NFC, every run of white space (LF, TAB and NBSP included) made one space, ends trimmed, other controls
// removed. Zero-width joiners and bidi marks stay: they carry meaning in Arabic and Persian.
std::string clean_line(std::string_view utf8);

// Case-folded, for comparing: without accents, Arabic diacritics and tatweel; alef, yeh, waw, teh marbuta, kaf variants
// made one; digits made ASCII; joiners and bidi marks removed; punctuation and quotes made spaces, but an apostrophe
// inside a word nothing; white space collapsed. The same for every normal form. Letters that only look accented stay:
// й, ї, が.
std::string fold(std::string_view utf8);

// How many code points; and the byte offset of a code point (the size when past the end).
size_t code_points(std::string_view utf8);
size_t byte_offset(std::string_view utf8, size_t code_point);

// The first `code_points_max` code points, cut at a word's end where one is near, with "…" added if anything was cut.
std::string shorten(std::string_view utf8, size_t code_points_max);

// For URLs: folded words of letters and digits of any script joined by '-', at most `bytes_max` bytes, cut between
// words. Empty when the text has no letter or digit.
std::string slug(std::string_view utf8, size_t bytes_max = 80);

}  // namespace strongroom::text
