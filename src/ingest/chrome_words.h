// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace strongroom::ingest {

// What a line says that stands by itself on a web page, in the languages that press offices write most. Each is told by
// the whole line, folded; running text is none of these.

// A heading under which other items follow, or the page's own forms: "Related articles", "Leave a comment".
bool is_related_heading(std::string_view line);

// Where the site's footer is: "© 2019 …", "All rights reserved", "About us | Privacy policy".
bool is_site_footer(std::string_view line);

// "We use cookies … Accept all"
bool is_cookie_notice(std::string_view line);

}  // namespace strongroom::ingest
