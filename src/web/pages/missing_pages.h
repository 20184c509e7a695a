// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "web/known_gaps.h"
#include "web/pages/interface.h"
#include "web/pages/link.h"
#include "web/pages/user_text.h"

namespace strongroom::web {

// A list of the source's own of which the archive lacks pages.
struct MissingPages {
  UserText heading;         // as the source printed it
  std::vector<Link> pages;  // "Page 1 of 3", to where it would be found if that is known
  std::string more;         // "and 12 more", when not all are named

  View view() const;
};

// By list, in the order of the gaps.
std::vector<MissingPages> missing_pages(const KnownGaps::Gaps& gaps, const Interface& interface);

}  // namespace strongroom::web
