// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace strongroom::ingest::dump {

// Whether whoever made a text of a page left its references to characters in it: "&nbsp;", "&#8217;". "&amp;" alone
// says nothing; some sites print it. Linear.
bool was_left_unread(std::string_view utf8);

// A line with the characters in the place of references. "?a=1&copy=2" is an address.
std::string with_characters(std::string_view line);

}  // namespace strongroom::ingest::dump
