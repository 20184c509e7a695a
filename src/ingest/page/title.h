// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "ingest/page/page_head.h"
#include "ingest/page/page_tree.h"
#include "ingest/page/structured_data.h"

namespace strongroom::ingest::page {

struct PageTitle {
  std::string text;               // empty when the page has none
  std::optional<size_t> element;  // the heading in the tree that shows it
};

// The heading that the page's metadata repeats, else its only one, else what the metadata says without the site's name.
PageTitle choose_title(const PageTree& tree, const PageHead& head, const StructuredData& data);

}  // namespace strongroom::ingest::page
