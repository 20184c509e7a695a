// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "store/query.h"
#include "text/snippet.h"
#include "web/pages/addresses.h"
#include "web/pages/interface.h"
#include "web/pages/link.h"
#include "web/pages/user_text.h"
#include "web/pages/view.h"

namespace strongroom::web {

// When an item was published, for people and for machines.
struct DateLabel {
  std::string iso;    // "2017-10-11", "2017-10", "2017"; empty when unknown
  std::string text;   // "11 October 2017" as the interface writes it, or "Undated"
  std::string day;    // "11", big beside the item; empty when the day is not known
  std::string month;  // "October 2017", below it; "2017" or "Undated" when that is all

  View view() const;
};

DateLabel date_label(const records::PrintedDate& date, const Interface& interface);

// An item in a list. A published title is its heading; one without a title is headed by its first words, and its lead
// goes on where the heading ended.
struct Entry {
  std::string href;
  UserText heading;
  Html heading_html{""};  // with marks, for search results
  bool has_title = false;
  UserText lead;
  Html lead_html{""};
  DateLabel date;
  std::vector<Link> categories;
  std::string source_credit;
  bool truncated = false;

  View view() const;
};

Entry make_entry(const store::ItemSummary& item, const Interface& interface, const Addresses& addresses);
std::vector<Entry> make_entries(const std::vector<store::ItemSummary>& items, const Interface& interface,
                                const Addresses& addresses);

// The heading of an item with or without a title, as one plain line: for titles of documents, feeds and links.
std::string heading_text(const std::string& title, const std::string& first_paragraph);

// Runs as markup: the marked ones within <mark>.
Html marked_html(const std::vector<text::MarkedRun>& runs);

}  // namespace strongroom::web
