// SPDX-License-Identifier: Apache-2.0
#include "ingest/k2/k2.h"

#include <algorithm>
#include <unordered_set>

#include "ingest/html/open_page.h"
#include "ingest/html/url.h"
#include "ingest/k2/item_view.h"
#include "ingest/k2/listing_page.h"
#include "ingest/k2/page_head.h"
#include "ingest/k2/page_survey.h"
#include "ingest/settled_dates.h"
#include "records/address.h"
#include "text/language.h"
#include "text/printed_date.h"

namespace strongroom::ingest::k2 {
namespace {

// What tells that two views or links are of one item: the source's number, else the address's path, else title and
// printed date.
std::string key_of(const records::Item& item) {
  if (!item.source_id.empty()) return "#" + item.source_id;
  if (!item.url.empty())
    return records::normalise_address(item.url).path + "?" + records::normalise_address(item.url).query;
  return item.title + "\n" + item.date.verbatim;
}

bool says_something(const records::Item& item) {
  return !item.title.empty() || !item.blocks.empty() || !item.images.empty();
}

class PageReader {
 public:
  PageReader(const html::Page& page, const Document& document, const Limits& limits)
      : root_(page.root()), head_(read_page_head(page, document)), survey_(survey(root_)), limits_(limits) {}

  void run(Extraction& extraction) {
    if (survey_.kind == PageKind::Listing) listing_ = read_listing(survey_, head_);
    for (const auto& roots : survey_.items) {
      if (extraction.items.size() >= limits_.items_max) {
        extraction.faults.push_back(
            {ErrorCode::LimitExceeded, "there are more items than are read from one page", {}, {}});
        break;
      }
      add_item(read_item_view(roots, survey_.loose_parts, survey_.kind, head_.base_url), extraction);
    }
    settle_item_dates(extraction.items);
    if (survey_.kind == PageKind::Listing) add_listing(extraction);
    add_links(extraction);
  }

 private:
  void add_item(ViewedItem viewed, Extraction& extraction) {
    records::Item& item = viewed.found.item;
    if (survey_.kind == PageKind::Item) complete_from_page(item);
    if (!item.date.date && !viewed.unread_date.empty()) complete_date(viewed);
    constexpr size_t date_bytes_max = 100;
    if (!item.date.date && viewed.unread_date.size() <= date_bytes_max) item.date.verbatim = viewed.unread_date;
    item.lang = text::detect_language(item.title + "\n" + item.text(), head_.lang);
    if (item.lang == "und" && !head_.lang.empty()) item.lang = head_.lang;
    std::move(viewed.linked.begin(), viewed.linked.end(), std::back_inserter(links_));
    if (!says_something(item) || !seen_.insert(key_of(item)).second) return;
    // A list's title without date and body is a link to an item, not the item.
    const bool is_only_link = survey_.kind == PageKind::Listing && item.blocks.empty() && !item.date.date &&
                              item.images.empty() && !item.url.empty();
    if (is_only_link) {
      links_.push_back({item.url, item.source_id, item.title});
      seen_.erase(key_of(item));
      return;
    }
    extraction.items.push_back(std::move(viewed.found));
  }

  // On its own page an item's address is the page's.
  void complete_from_page(records::Item& item) const {
    if (!head_.page_url.empty()) item.url = head_.page_url;
    // A site may show titles in its lists only.
    if (item.title.empty()) item.title = head_.item_title.empty() ? head_.title : head_.item_title;
    if (const std::string number = records::k2_item_number(item.url); !number.empty()) item.source_id = number;
    if (!survey_.item_number.empty()) item.source_id = survey_.item_number;
  }

  // Themes print "31 Oct" in the list of a month, whose year the list tells. An item of the days beside the month may
  // stand in it: K2 selects by UTC and prints in the site's zone.
  void complete_date(ViewedItem& viewed) const {
    const records::ListingFilter& filter = listing_.filter;
    const auto month = YearMonth::create(filter.year, filter.month);
    if (filter.kind != records::FilterKind::Date || !month) return;
    for (const int year : {filter.year, filter.year - 1, filter.year + 1}) {
      const auto found = text::parse_date(viewed.unread_date + " " + std::to_string(year));
      if (!found || found->month_only || found->date.days_since_1970() < month->first_day().days_since_1970() - 1 ||
          found->date.days_since_1970() > month->last_day().days_since_1970() + 1) {
        continue;
      }
      viewed.found.item.date = {found->date, records::DatePrecision::Day, viewed.unread_date, found->time};
      viewed.found.evidence = {"itemDateCreated", 0.8};
      return;
    }
  }

  // What is printed as "10/11/2017" or "11 Oct 17" is read by the month listed and the page's other dates.
  void settle_item_dates(std::vector<FoundItem>& items) const {
    constexpr double doubtful = 0.7;
    const auto is_doubtful = [](const FoundItem& found) {
      return found.item.date.date && found.evidence.date_confidence <= doubtful;
    };
    if (std::none_of(items.begin(), items.end(), is_doubtful)) return;
    DateHints hints;
    const records::ListingFilter& filter = listing_.filter;
    const auto month = YearMonth::create(filter.year, filter.month);
    if (filter.kind == records::FilterKind::Date && month) hints.listed.insert(*month);
    for (const text::FoundDate& found : text::find_dates(root_.text())) {
      if (!found.short_year) hints.years.insert(found.date.year);
    }
    std::vector<records::PrintedDate*> dates;
    for (FoundItem& found : items) dates.push_back(&found.item.date);
    const std::vector<DateCertainty> certainties = settle_dates(dates, hints);
    for (size_t i = 0; i < items.size(); ++i) {
      if (certainties[i] == DateCertainty::Unclear) items[i].evidence = {};
      if (certainties[i] == DateCertainty::Sure && is_doubtful(items[i])) items[i].evidence.date_confidence = 0.9;
    }
  }

  void add_listing(Extraction& extraction) {
    listing_.items = static_cast<uint32_t>(extraction.items.size());
    extraction.listings.push_back(std::move(listing_));
  }

  void add_links(Extraction& extraction) {
    for (const html::Node& title : survey_.title_links) {
      const html::Node anchor = title.tag() == "a" ? title : title.first_with_tag("a");
      if (auto link = item_link(anchor, head_.base_url)) links_.push_back(std::move(*link));
    }
    for (records::ItemLink& link : links_) {
      records::Item item;
      item.url = link.url;
      item.source_id = link.source_id;
      if (seen_.insert(key_of(item)).second) extraction.linked.push_back(std::move(link));
    }
  }

  html::Node root_;
  PageHead head_;
  PageSurvey survey_;
  records::Listing listing_;
  const Limits& limits_;
  std::unordered_set<std::string> seen_;
  std::vector<records::ItemLink> links_;
};

constexpr int sure = 90;

struct Mark {
  std::string_view text;
  size_t rare;  // which of its letters is looked for
  int score;
};

constexpr Mark marks[] = {
    {"k2Container", 1, sure},     {"K2 Item Layout", 3, sure},
    {"genericItemView", 7, sure}, {"catItemView", 3, sure},
    {"tagItemView", 3, sure},     {"userItemView", 4, sure},
    {"latestItemView", 6, sure},  {"genericItemListNothingFound", 7, sure},
    {"ItemDateCreated", 0, 70},   {"ItemIntroText", 0, 70},
    {"itemFullText", 4, 70},
};

bool looks_like_markup(std::string_view bytes) {
  const size_t start = bytes.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  return start != std::string_view::npos && bytes[start] == '<';
}

}  // namespace

// One look for each letter that is rare in pages, rather than one for each mark.
int recognises(const Document& document) {
  // UTF-16 has a zero byte beside each of these letters.
  if (!looks_like_markup(document.bytes)) return 0;
  // A fragment of a page: the answers of K2's search box.
  if (document.bytes.substr(0, 256).find("liveSearchResults") != std::string_view::npos) return sure;
  int best = 0;
  for (const char rare : {'I', '2', 'F'}) {
    for (size_t at = document.bytes.find(rare); at != std::string_view::npos; at = document.bytes.find(rare, at + 1)) {
      for (const Mark& mark : marks) {
        if (mark.text[mark.rare] != rare || mark.score <= best || at < mark.rare) continue;
        if (document.bytes.substr(at - mark.rare, mark.text.size()) == mark.text) best = mark.score;
      }
      if (best == sure) return best;
    }
  }
  return best;
}

Extraction read(const Document& document, const Limits& limits) {
  Extraction extraction;
  extraction.reader = "k2";
  const html::Page page = html::open_page(document, extraction.faults);
  PageReader(page, document, limits).run(extraction);
  return extraction;
}

}  // namespace strongroom::ingest::k2
