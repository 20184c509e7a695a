// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "ingest/document.h"
#include "ingest/xml/tree.h"

namespace strongroom::ingest::feed {

// Each reads one family of feeds into an extraction that has a listing to fill.
void read_rss(xml::Element root, const Document& document, const Limits& limits, Extraction& extraction);
void read_atom(xml::Element root, const Document& document, const Limits& limits, Extraction& extraction);
void read_json_feed(const nlohmann::json& feed, const Document& document, const Limits& limits, Extraction& extraction);

// Adds the item unless there are as many as are read from one document, which is told once.
void add_item(FoundItem item, const Limits& limits, Extraction& extraction);

// What an Atom link of a feed says of the feed itself: its own address, and the pages of RFC 5005.
void take_feed_link(xml::Element link, const std::string& base_url, records::Listing& listing);

// What an Atom link of an entry says: its page, an enclosure.
struct EntryDraft;
void take_entry_link(xml::Element link, const std::string& base_url, EntryDraft& draft);

}  // namespace strongroom::ingest::feed
