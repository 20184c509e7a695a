// SPDX-License-Identifier: Apache-2.0
#include "ingest/text/character_marks.h"

#include <algorithm>

#include "ingest/html/character_references.h"
#include "text/utf8.h"

namespace strongroom::ingest::dump {
namespace {

// The reference with its semicolon at the start of a text; of length 0 for none.
html::CharacterReference whole_reference(std::string_view text) {
  constexpr size_t reference_bytes_max = 32;
  text = text.substr(0, reference_bytes_max);
  const auto reference = html::read_character_reference(text, html::ReferencePlace::Text);
  return reference.length > 0 && text[reference.length - 1] == ';' ? reference : html::CharacterReference();
}

}  // namespace

bool was_left_unread(std::string_view utf8) {
  for (size_t at = utf8.find('&'); at != std::string_view::npos; at = utf8.find('&', at + 1)) {
    const auto reference = whole_reference(utf8.substr(at));
    if (reference.length > 0 && reference.code_point != U'&') return true;
  }
  return false;
}

std::string with_characters(std::string_view line) {
  std::string plain;
  for (size_t start = 0; start < line.size();) {
    const size_t at = std::min(line.find('&', start), line.size());
    plain.append(line, start, at - start);
    if (at == line.size()) break;
    const auto reference = whole_reference(line.substr(at));
    if (reference.length > 0)
      text::append_code_point(plain, reference.code_point);
    else
      plain += '&';
    start = at + std::max<size_t>(reference.length, 1);
  }
  return plain;
}

}  // namespace strongroom::ingest::dump
