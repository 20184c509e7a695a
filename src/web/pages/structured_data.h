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
Html breadcrumb_data(const std::vector<Link>& breadcrumbs, const Addresses& addresses);
Html collection_data(const Frame& frame, const std::vector<Entry>& entries, const Addresses& addresses);
Html website_data(const Frame& frame, const Addresses& addresses);

struct ArticleFacts {
  const records::ItemRevision& revision;
  std::string headline;
  std::string description;
  std::string url;       // absolute
  std::string modified;  // RFC 3339, when it has more than one revision
  std::string archive_name;
};
Html article_data(const ArticleFacts& facts);

}  // namespace strongroom::web
