// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace strongroom::text {

struct Decoded {
  std::string utf8;      // always valid UTF-8; what could not be decoded is U+FFFD
  std::string charset;   // the IANA name used: "utf-8", "windows-1256"
  bool guessed = false;  // neither a byte-order mark, valid UTF-8 nor a declaration settled it
  size_t replaced = 0;   // how many U+FFFD stand for bytes that did not decode
};

// Decodes with, in this order: a byte-order mark; UTF-16 that its NUL bytes give away; valid UTF-8 whatever was
// declared (a wrong declaration is common, and text that is not UTF-8 almost never passes as it); the declared charset
// if it decodes without damage, unless it is windows-1252 and the text plainly in another script; UTF-8 that lost a few
// bytes; the best guess of ICU's detector; windows-1252. Labels as in the WHATWG Encoding Standard ("latin1" means
// windows-1252); what it does not name is taken as undeclared. ISO-2022-JP, all of whose bytes are ASCII, is read as
// such where declared.
Decoded decode(std::string_view bytes, std::string_view declared = {});

// A byte-order mark of UTF-16, or NUL bytes on one side of its units: `decode` would take the text for UTF-16.
bool looks_like_utf16(std::string_view bytes);

bool is_valid_utf8(std::string_view bytes);
// The offset of the first byte that is not valid UTF-8, or npos.
size_t first_invalid_utf8(std::string_view bytes);

}  // namespace strongroom::text
