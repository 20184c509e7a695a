// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ingest/feed/entry_draft.h"
#include "ingest/html/blocks.h"

namespace strongroom::ingest::feed {

// Joomla K2 puts all that it shows of an item into the description in its feeds, each part in an element of its own
// ("K2FeedIntroText", "K2FeedTags").
bool is_k2_description(const RunningText& description);

// The text of such a description. Its picture, gallery, tags and attachments become the item's.
html::Body read_k2_description(const RunningText& description, records::Item& item);

}  // namespace strongroom::ingest::feed
