// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace strongroom::text {

// A legacy encoding that we read: its IANA name and ICU's converter for it.
struct Charset {
  std::string_view name;
  const char* converter;
};

// By a label as pages and headers write it, "Latin1" or " ISO-8859-6 ", after the WHATWG Encoding Standard
// (https://encoding.spec.whatwg.org/#names-and-labels). Null when unknown, and for encodings that the standard refuses
// as unsafe (UTF-7, HZ, EBCDIC). UTF-8 and UTF-16 are found too.
const Charset* charset_by_label(std::string_view label);

}  // namespace strongroom::text
