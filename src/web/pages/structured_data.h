// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "records/record.h"
#include "web/pages/addresses.h"
#include "web/pages/entry.h"
#include "web/pages/frame.h"
#include "web/pages/view.h"

namespace strongroom::web {

// schema.org descriptions as JSON-LD, escaped so that no text in them can end the script element they stand in.
// `home` stands before the breadcrumbs, as it does on the page.
Html breadcrumb_data(const Link& home, const std::vector<Link>& breadcrumbs, const Addresses& addresses);
// `first` is the place of the page's first entry in the whole list, from 1, and `total` how many that has.
Html collection_data(const Frame& frame, const std::vector<Entry>& entries, uint64_t first, uint64_t total,
                     const Addresses& addresses);
Html website_data(const Frame& frame, const Addresses& addresses);

struct ArticleFacts {
  const records::ItemRevision& revision;
  std::string headline;
  std::string description;
  std::string url;       // absolute
  std::string modified;  // RFC 3339, when it has more than one revision
  std::string archive_name;
  std::string correction;  // a sentence, when its newest revision was changed at the source; else empty
  std::string revisions;   // absolute
};
Html article_data(const ArticleFacts& facts);

}  // namespace strongroom::web
