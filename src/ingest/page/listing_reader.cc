// SPDX-License-Identifier: Apache-2.0
#include "ingest/page/listing_reader.h"

#include <algorithm>
#include <iterator>

#include "ingest/html/url.h"
#include "ingest/listing_heading.h"
#include "ingest/page/body.h"
#include "ingest/page/byline.h"
#include "ingest/page/cards.h"
#include "ingest/page/main_part.h"
#include "text/language.h"
#include "text/normalise.h"
#include "text/printed_date.h"

namespace strongroom::ingest::page {
namespace {

using records::Block;
using records::BlockKind;

// An introduction, and not the labels, filters and links around the cards.
bool holds_running_text(const std::vector<Block>& blocks) {
  constexpr uint32_t words_min = 20;
  return std::any_of(blocks.begin(), blocks.end(), [](const Block& block) {
    return block.kind == BlockKind::Paragraph && count_words(block.text) >= words_min;
  });
}

class ListingReader {
 public:
  ListingReader(const PageTree& tree, const PageHead& head, const std::string& title, const Limits& limits)
      : tree_(tree), head_(head), title_(title), limits_(limits), bodies_(tree, head.base_url) {}

  void read(size_t list, const std::vector<size_t>& cards, Extraction& extraction) {
    add_page_text(list, cards, extraction);
    for (const size_t card : cards) {
      if (extraction.items.size() >= limits_.items_max) {
        extraction.faults.push_back(
            {ErrorCode::LimitExceeded, "there are more items than are read from one page", {}, {}});
        break;
      }
      add_card(card, extraction);
    }
    extraction.listings.push_back(listing(static_cast<uint32_t>(extraction.items.size())));
  }

 private:
  // docs/decisions/listing-text.md
  void add_page_text(size_t main_part, const std::vector<size_t>& cards, Extraction& extraction) {
    html::Body body = bodies_.read(main_part, cards);
    tidy_listing_part(body.blocks, seen_);
    if (!holds_running_text(body.blocks)) return;
    FoundItem found;
    found.item.url = head_.page_url;
    found.item.title = title_;
    take_body(std::move(body), found.item);
    extraction.items.push_back(std::move(found));
  }

  void add_card(size_t card, Extraction& extraction) {
    const size_t title = title_of_card(tree_, card);
    FoundItem found;
    found.item.url = std::string(address_of_card(tree_, card, title));
    if (!found.item.url.empty()) found.item.url = html::resolve_url(head_.base_url, found.item.url);
    html::Body body = bodies_.read(card);
    if (title != card) {
      found.item.title = tree_.elements[title].node.text();
      begin_with_title(body.blocks, found.item.title);
    }
    read_date(card, found);
    tidy_listing_part(body.blocks, seen_);
    if (body.blocks.empty()) return;
    // A card shows the beginning of what stands at its address.
    found.item.truncated = !found.item.url.empty() && found.item.url != head_.page_url;
    take_body(std::move(body), found.item);
    extraction.items.push_back(std::move(found));
  }

  // The title's own line becomes the heading that the card begins with.
  static void begin_with_title(std::vector<Block>& blocks, const std::string& title) {
    const auto line = std::find_if(blocks.begin(), blocks.end(), [&](const Block& block) {
      return block.kind != BlockKind::Image && block.text == title;
    });
    if (line == blocks.end()) return;
    line->kind = BlockKind::Heading;
    if (line->level == 0) line->level = 2;
    std::rotate(blocks.begin(), line, std::next(line));
  }

  void take_body(html::Body body, records::Item& item) const {
    item.blocks = std::move(body.blocks);
    item.images = std::move(body.images);
    item.lang = text::detect_language(item.title + "\n" + item.text());
    const std::string declared = head_.lang.substr(0, head_.lang.find_first_of("-_"));
    if (item.lang == "und" && !declared.empty()) item.lang = declared;
  }

  void read_date(size_t card, FoundItem& found) const {
    constexpr size_t line_bytes_max = 60;  // a line that is a date, not one that tells of a day
    for (size_t i = card; i < tree_.elements[card].end; ++i) {
      const html::Node& node = tree_.elements[i].node;
      if (node.tag() == "time") {
        found.item.date = date_of_markup(node.attribute("datetime"), head_.lang);
        if (!found.item.date.date) found.item.date = date_of_markup(node.text(), head_.lang);
        found.evidence = {"time", 0.85};
      } else if (tree_.elements[i].own_words > 0) {
        std::string line;
        for (html::Node child = node.first_child(); child && line.size() <= line_bytes_max;
             child = child.next_sibling()) {
          if (child.is_text()) line += std::string(child.content().substr(0, line_bytes_max + 1)) + " ";
        }
        if (line.size() > line_bytes_max) continue;
        found.item.date = date_of_markup(line, head_.lang);
        found.evidence = {"text", 0.7};
      }
      if (found.item.date.date && found.item.date.precision == records::DatePrecision::Day) return;
      found.item.date = {};
      found.evidence = {};
    }
  }

  records::Listing listing(uint32_t items) const {
    records::Listing listing;
    listing.url = head_.page_url;
    listing.heading = title_;
    listing.items = items;
    listing.next = head_.next;
    listing.previous = head_.previous;
    if (const auto heading = parse_listing_heading(title_)) listing.filter = heading->filter;
    read_page_links(listing);
    return listing;
  }

  // "Page 2 of 9", rel=next on links, and links that are numbers.
  void read_page_links(records::Listing& listing) const {
    constexpr uint32_t counter_words_max = 12;
    for (const Element& element : tree_.elements) {
      const html::Node& node = element.node;
      if (node.tag() == "a") read_page_link(node, listing);
      if (element.own_words < 3 || element.own_words > counter_words_max) continue;
      for (html::Node child = node.first_child(); child; child = child.next_sibling()) {
        if (!child.is_text() || child.content().size() > 100) continue;
        const auto counter = parse_page_counter(text::clean_line(child.content()));
        if (counter) listing.page = counter->page, listing.pages = counter->pages;
      }
    }
  }

  void read_page_link(const html::Node& link, records::Listing& listing) const {
    constexpr size_t links_max = 200;
    const std::string_view href = link.attribute("href");
    if (html::is_dead_link(href)) return;
    const std::string_view rel = link.attribute("rel");
    if (rel == "next" && listing.next.empty()) listing.next = html::resolve_url(head_.base_url, href);
    if (rel == "prev" && listing.previous.empty()) listing.previous = html::resolve_url(head_.base_url, href);
    const std::string_view text = link.first_child().content();
    if (text.empty() || text.size() > 12 || listing.page_links.size() >= links_max) return;
    const auto number = text::parse_number(text::clean_line(text));
    constexpr uint32_t page_max = 1900;  // what is larger is a year
    if (!number || *number == 0 || *number > page_max) return;
    if (href.find("page") == std::string_view::npos && href.find("start=") == std::string_view::npos) return;
    listing.page_links.push_back({*number, html::resolve_url(head_.base_url, href)});
    listing.pages = std::max(listing.pages, *number);
  }

  const PageTree& tree_;
  const PageHead& head_;
  const std::string& title_;
  const Limits& limits_;
  BodyReader bodies_;
  std::unordered_set<std::string> seen_;  // blocks, of the whole page
};

}  // namespace

void read_listing_page(const PageTree& tree, size_t list, const std::vector<size_t>& cards, const PageHead& head,
                       const std::string& title, const Limits& limits, Extraction& extraction) {
  ListingReader(tree, head, title, limits).read(list, cards, extraction);
}

}  // namespace strongroom::ingest::page
