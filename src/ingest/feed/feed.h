// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ingest/document.h"

namespace strongroom::ingest::feed {

// News feeds: RSS 0.90 to 2.0 (https://www.rssboard.org/rss-specification, RDF-based ones included), Atom 0.3 and 1.0
// (RFC 4287), JSON Feed 1.0 and 1.1 (https://www.jsonfeed.org/version/1.1/). A feed is a listing of its latest items,
// with the pages of RFC 5005. See docs/rescue.md for what is taken from which element.
int recognises(const Document& document);
Extraction read(const Document& document, const Limits& limits);

}  // namespace strongroom::ingest::feed
