// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <unordered_map>

#include "ingest/html/dom.h"

namespace strongroom::ingest::page {

// What an element's tag, role, class and id say of its part in the page.
enum class ChromeSign {
  None,
  Landmark,  // nav, footer, aside and the roles like them
  Header,    // a header, which is the page's or an article's
  Form,
  Named,   // a class or id that names furniture, "cookie-banner" or "relatedPosts"
  Hidden,  // until a script shows it
  Byline,  // who and when, beside the text and not of it
};

// Tells the sign of elements, and remembers the classes it has met by views into their page, which must outlive it. Not
// thread-safe.
class ChromeSigns {
 public:
  ChromeSign of(const html::Node& node);

 private:
  ChromeSign of_name(std::string_view name);

  std::unordered_map<std::string_view, ChromeSign> known_;
};

}  // namespace strongroom::ingest::page
