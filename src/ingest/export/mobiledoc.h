// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace strongroom::ingest {

// The text that Ghost's editor kept as Mobiledoc JSON before Lexical, as HTML, with its lists, links, quotations,
// pictures and cards. What is unknown leaves out no text around it; empty for what is no such text.
// https://github.com/bustle/mobiledoc-kit/blob/master/MOBILEDOC.md
std::string markup_of_mobiledoc(std::string_view json_text);

}  // namespace strongroom::ingest
