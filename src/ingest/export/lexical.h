// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace strongroom::ingest {

// The text that Ghost's editor keeps as Lexical JSON ({"root":{"children":[…]}}) as HTML, with its lists, links,
// quotations, pictures and cards. What breaks off or is unknown leaves out no text around it; empty for what is no such
// text. https://github.com/TryGhost/Koenig/tree/main/packages/kg-default-nodes
std::string markup_of_lexical(std::string_view json_text);

}  // namespace strongroom::ingest
