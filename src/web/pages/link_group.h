// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "web/pages/link.h"
#include "web/pages/view.h"

namespace strongroom::web {

// A titled list of links beside a page: years, months, categories.
struct LinkGroup {
  std::string title;
  std::vector<Link> links;
  Link more{};  // to all of them; left out when it has no text

  View view() const {
    return View::of({{"title", title},
                     {"links", View::list(links)},
                     {"more", more.text.empty() ? View() : more.view()},
                     {"any", !links.empty()}});
  }
};

}  // namespace strongroom::web
