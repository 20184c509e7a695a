// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "ingest/document.h"
#include "ingest/html/dom.h"

namespace strongroom::ingest::k2 {

enum class PageKind { Listing, Item };

// What an item's view tells besides the item itself.
struct ViewedItem {
  FoundItem found;
  bool has_read_more = false;
  bool has_body = false;
  std::string unread_date;                // what stands where a date does and is none ("31 Oct")
  std::vector<records::ItemLink> linked;  // related items and neighbours
};

// Reads one item, but its language, from the nodes that show it (one, or several where a theme has no element around
// it). Parts are found by class, wherever they stand; of `loose_parts` what those nodes do not tell.
ViewedItem read_item_view(const std::vector<html::Node>& roots, const std::vector<html::Node>& loose_parts,
                          PageKind page, const std::string& base_url);

// The item an anchor leads to, nullopt when it leads nowhere.
std::optional<records::ItemLink> item_link(const html::Node& anchor, const std::string& base_url);

}  // namespace strongroom::ingest::k2
