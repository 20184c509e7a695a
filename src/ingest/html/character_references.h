// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace strongroom::ingest::html {

enum class ReferencePlace { Text, AttributeValue };

struct CharacterReference {
  char32_t code_point = 0;
  size_t length = 0;  // in bytes, with the ampersand; 0 when there is no reference
};

// The reference that the ampersand at the start of `text` begins, read as in
// https://html.spec.whatwg.org/#character-reference-state: "&eacute;", "&#233;", "&#xE9;", old names without a
// semicolon too, but not within an attribute's "?a=1&copy=2". Its UTF-8 is never longer than the reference.
CharacterReference read_character_reference(std::string_view text, ReferencePlace place);

}  // namespace strongroom::ingest::html
