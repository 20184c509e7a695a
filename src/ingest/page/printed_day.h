// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ingest/page/labelled_date.h"
#include "ingest/page/page_tree.h"

namespace strongroom::ingest::page {

// A day printed on the page, with what the words beside it, or else its markup, say it is of.
struct PrintedDay {
  records::PrintedDate date;
  const char* from = "text";
  DateMeaning meaning = DateMeaning::Unsaid;
  double confidence = 0.75;
  bool stands_alone = false;  // a line of dates, names and labels, not a sentence
  bool is_said = false;       // what it is of: by words that readers see
};

// The days of an element, whose own text is `line`; `before` is the folded line above it, which may be a label. A time
// element has the one of its datetime attribute, where that tells one.
std::vector<PrintedDay> printed_days(const Element& element, const std::string& line, std::string_view before,
                                     std::string_view lang);

// The folded line, if it is short enough for a label of what follows; else empty.
std::string label_of(const std::string& line);

// Whether its tag, class or id says that an element is a date.
bool is_marked_as_date(const html::Node& node);

}  // namespace strongroom::ingest::page
