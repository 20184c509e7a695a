// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace strongroom::ingest {

// The HTML of Markdown as posts are written in it: headings, lists, quotations, fenced code, emphasis, links, images.
// HTML in it stays as it is. Linear in time.
std::string html_of_markdown(std::string_view markdown);

}  // namespace strongroom::ingest
