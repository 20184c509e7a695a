// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "exchange/capture/journal.h"
#include "ingest/document.h"

namespace strongroom::exchange::capture {

// Where a listing or feed leads.
struct FoundLink {
  std::string url;  // absolute, spelled as fetch::Url::text
  PageKind kind = PageKind::Item;
  std::string source_id;       // of an item, where the listing tells it
  bool shown_in_part = false;  // the listing shows the beginning of the item
  friend bool operator==(const FoundLink&, const FoundLink&) = default;
};

// The other pages of the listings on a page, and the items that they show or link, each once. A page without a listing
// leads nowhere: what an article links to is not followed.
std::vector<FoundLink> links_of(const ingest::Extraction& page, std::string_view page_url);

// Whether a link stays on the site that the operator named: the same host, a host below it or right above it
// ("feeds.example.org", "example.org"); "www." says nothing.
bool is_same_site(std::string_view seed_host, std::string_view host);

}  // namespace strongroom::exchange::capture
