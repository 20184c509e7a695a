// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace strongroom::web {

// What a page becomes in a static copy, and the targets that it leads to.
struct StaticText {
  std::string text;
  std::vector<std::string> targets;  // "/2017/10?page=2", in order, some more than once
};

// Makes the links of a page relative, so that the copy can be read from a disk or from below any address. Links to what
// is not in a copy lead to the living site at `base_url`. Both are for what this program rendered: every attribute in
// double quotes, no markup in text.
StaticText static_html(std::string_view html, std::string_view file, std::string_view base_url);
StaticText static_css(std::string_view css, std::string_view file);

// The targets that a sitemap names below `base_url`.
std::vector<std::string> sitemap_targets(std::string_view xml, std::string_view base_url);

// A page that leads on to another file of the copy, for an address that the server would answer with a redirect.
std::string redirect_page(std::string_view link);

}  // namespace strongroom::web
