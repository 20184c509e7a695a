// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "web/pages/calendar.h"
#include "web/pages/entry.h"
#include "web/pages/frame.h"
#include "web/pages/link_group.h"
#include "web/pages/missing_pages.h"
#include "web/pages/pagination.h"
#include "web/router.h"

namespace strongroom::web {

struct ListPage {
  Frame frame;
  std::string kicker;   // "Category", "Month"
  std::string heading;  // "October 2017", "Statements"
  std::string within;   // of a term: the time it is narrowed to
  Pagination pagination;
  std::vector<Entry> entries;
  std::vector<MissingPages> missing;  // of a month: what its lists promise and the archive lacks
  Link newer_period;                  // the next month or year that has items; without text when there is none
  Link older_period;
  std::optional<Calendar> calendar;
  std::vector<LinkGroup> groups;

  View view() const;
};

// Lists of items, newest first, with ?page=. Of a time:
//   /{year:year}   /{year:year}/{month:month}   /{year:year}/{month:month}/{day:day}
// and of a term, within a time or not, where {slug} may be of any script:
//   /category/{slug}   /category/{slug}/{year:year}   /category/{slug}/{year:year}/{month:month}
// and the same for tag, author, source and language: the path's first segment is the kind. A page past the end is a 404
// that helps; other ways to write the same address (?page=1, /2017/3) redirect to the one it has.
Response list_page(const Request& request, const PathParts& parts, const Site& site);

}  // namespace strongroom::web
