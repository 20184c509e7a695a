// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "ingest/page/chrome.h"
#include "ingest/page/page_tree.h"
#include "ingest/page/printed_day.h"

namespace strongroom::ingest::page {

// The days that a page prints away from its article's title: below the text, or in a column beside it. Each is the one
// of its sort, for those of other articles stand in rows. Outside landmarks, but for an article's own footer.
struct StrayDays {
  std::optional<PrintedDay> said;    // "Published: 14 March 2019"; all that say so name one day
  std::optional<PrintedDay> marked;  // by its tag, class or id
  std::optional<PrintedDay> alone;   // a line that is nothing but a day, and no chrome
};

// One pass.
StrayDays find_stray_days(const PageTree& tree, const std::vector<ChromeSign>& signs, std::string_view lang);

}  // namespace strongroom::ingest::page
