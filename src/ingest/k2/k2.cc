// SPDX-License-Identifier: Apache-2.0
#include "ingest/k2/k2.h"

#include <algorithm>
#include <unordered_set>

#include "ingest/decoding.h"
#include "ingest/html/declared_charset.h"
#include "ingest/html/url.h"
#include "ingest/k2/item_view.h"
#include "ingest/k2/listing_page.h"
#include "ingest/k2/page_head.h"
#include "ingest/k2/page_survey.h"
#include "records/address.h"

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
      : head_(read_page_head(page, document)), survey_(survey(page.root())), limits_(limits) {}

  void run(Extraction& extraction) {
    for (const auto& roots : survey_.items) {
      if (extraction.items.size() >= limits_.items_max) {
        extraction.faults.push_back(
            {ErrorCode::LimitExceeded, "there are more items than are read from one page", {}, {}});
        break;
      }
      add_item(read_item_view(roots, survey_.kind, head_.base_url), extraction);
    }
    if (survey_.kind == PageKind::Listing) add_listing(extraction);
    add_links(extraction);
  }

 private:
  void add_item(ViewedItem viewed, Extraction& extraction) {
    records::Item& item = viewed.found.item;
    if (survey_.kind == PageKind::Item) complete_from_page(item);
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
    if (const std::string number = records::k2_item_number(item.url); !number.empty()) item.source_id = number;
    if (!survey_.item_number.empty()) item.source_id = survey_.item_number;
  }

  void add_listing(Extraction& extraction) const {
    records::Listing listing = read_listing(survey_, head_);
    listing.items = static_cast<uint32_t>(extraction.items.size());
    extraction.listings.push_back(std::move(listing));
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

  PageHead head_;
  PageSurvey survey_;
  const Limits& limits_;
  std::unordered_set<std::string> seen_;
  std::vector<records::ItemLink> links_;
};

bool looks_like_markup(std::string_view bytes) {
  const size_t start = bytes.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  return start != std::string_view::npos && bytes[start] == '<';
}

}  // namespace

int recognises(const Document& document) {
  // UTF-16 has a zero byte beside each of these letters.
  if (!looks_like_markup(document.bytes)) return 0;
  for (const std::string_view mark : {"k2Container", "K2 Item Layout", "genericItemView", "catItemView", "tagItemView",
                                      "userItemView", "latestItemView", "genericItemListNothingFound"}) {
    if (document.bytes.find(mark) != std::string_view::npos) return 90;
  }
  for (const std::string_view mark : {"ItemDateCreated", "ItemIntroText", "itemFullText"}) {
    if (document.bytes.find(mark) != std::string_view::npos) return 70;
  }
  return 0;
}

Extraction read(const Document& document, const Limits& limits) {
  Extraction extraction;
  extraction.reader = "k2";
  const std::string utf8 = decode_document(document, html::declared_charset(document.bytes), extraction.faults);
  const auto page = html::Page::parse(utf8);
  if (!page) {
    extraction.faults.push_back(page.error());
    return extraction;
  }
  if (page->stopped_at()) {
    extraction.faults.push_back(
        {ErrorCode::LimitExceeded, "elements are nested too deeply; what follows is not read", {}, page->stopped_at()});
  }
  PageReader(*page, document, limits).run(extraction);
  return extraction;
}

}  // namespace strongroom::ingest::k2
