// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace strongroom::ingest {

// The HTML that WordPress would show for the content of a post as its database keeps it: blank lines part paragraphs
// (wpautop), [caption]s become figures, and the brackets of other shortcodes that only lay out or embed go.
std::string wordpress_html(std::string_view content);

}  // namespace strongroom::ingest
