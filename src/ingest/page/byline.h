// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/document.h"
#include "ingest/page/chrome.h"
#include "ingest/page/page_head.h"
#include "ingest/page/page_tree.h"
#include "ingest/page/structured_data.h"

namespace strongroom::ingest::page {

// All that tells who published an article and when.
struct BylineSources {
  const PageTree& tree;
  const std::vector<ChromeSign>& signs;
  const PageHead& head;
  const StructuredData& data;
  std::string_view source;  // the page's markup
  size_t title = 0;         // the element of the title, else the main part
  size_t main_part = 0;
};

struct FoundPrintedDate {
  records::PrintedDate date;
  Evidence evidence;  // from: "meta", "json-ld", "microdata", "time", "text", "url", "meta-modified", …
};

// In the order of trust: printed beside the title, stated by the markup, printed further on, in the address, in the
// data of the page's scripts; last a date of change. A date from the page's chrome is never taken. The day stands as
// the page states it, in its own time zone.
FoundPrintedDate find_date(const BylineSources& sources);

std::vector<records::Term> find_authors(const BylineSources& sources);

// The date that a piece of markup states: ISO 8601, or printed in any language that text reads.
records::PrintedDate date_of_markup(std::string_view value, std::string_view lang);

// Names of people in a printed byline, without "By" and its like; empty when there is none.
std::vector<std::string> names_of_byline(std::string_view line);

}  // namespace strongroom::ingest::page
