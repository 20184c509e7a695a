// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ingest/text/link_references.h"

namespace strongroom::ingest::dump {

// Programs that make text of pages often write Markdown: headings with '#', "[Harbour News](/news)", "**bold**".

// Whether the dump's beginning has several such signs.
bool looks_like_markdown(std::string_view utf8);

// The line as a reader would see it: without the signs of headings, quotations, emphasis, pictures and links, whose
// words stay.
std::string without_markdown(std::string_view line);

// Its links, but those to pictures.
std::vector<LineLink> links_in_markdown(std::string_view line);

}  // namespace strongroom::ingest::dump
