// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace strongroom::ingest::dump {

// A page whose lines all ran together when it became text:
//
//   11 October 2017 In Harbour News The quay is open. 9 October 2017 In Harbour News Two boats came. Page 1 of 2 Home …
//
// The text with a line feed in the place of the space before and behind each item's header and before each counter; all
// bytes stay where they are. Where a category's name ends, breadcrumbs tell, or the words at the start of the page, or
// what is the same behind all headers. nullopt where no header is found. Linear.
std::optional<std::string> with_items_apart(std::string_view utf8);

}  // namespace strongroom::ingest::dump
