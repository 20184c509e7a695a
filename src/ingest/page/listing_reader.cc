// SPDX-License-Identifier: Apache-2.0
#include "ingest/page/listing_reader.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "ingest/control_labels.h"
#include "ingest/html/url.h"
#include "ingest/listing_heading.h"
#include "ingest/markup.h"
#include "ingest/page/body.h"
#include "ingest/page/byline.h"
#include "ingest/page/card_authors.h"
#include "ingest/page/card_date.h"
#include "ingest/page/cards.h"
#include "ingest/page/group_days.h"
#include "ingest/page/main_part.h"
#include "ingest/page_counter.h"
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
  ListingReader(const ListingSources& sources, const Limits& limits)
      : sources_(sources),
        tree_(sources.tree),
        head_(sources.head),
        title_(sources.title),
        limits_(limits),
        bodies_(sources.tree, sources.head.base_url),
        group_days_(sources.tree, sources.list, sources.head.lang),
        is_card_(sources.told.size()) {
    for (size_t i = 0; i < sources.told.size(); ++i) {
      told_by_url_.try_emplace(address_of(sources.told[i]), i);
      told_by_title_.try_emplace(sources.told[i].title, i);
    }
  }

  void read(Extraction& extraction) {
    for (const Card& card : sources_.cards) {
      if (has_room(extraction)) add_card(card, extraction);
    }
    for (size_t i = 0; i < sources_.told.size(); ++i) {
      if (!is_card_[i] && has_room(extraction)) add_told(sources_.told[i], extraction);
    }
    add_page_text(extraction);
    extraction.listings.push_back(listing(static_cast<uint32_t>(extraction.items.size())));
  }

 private:
  bool has_room(Extraction& extraction) {
    if (extraction.items.size() < limits_.items_max) return true;
    if (!std::exchange(is_full_, true)) {
      extraction.faults.push_back(
          {ErrorCode::LimitExceeded, "there are more items than are read from one page", {}, {}});
    }
    return false;
  }

  // docs/decisions/listing-text.md
  void add_page_text(Extraction& extraction) {
    html::Body body = bodies_.read(sources_.list, sources_.cards);
    tidy_listing_part(body.blocks, seen_);
    if (!holds_running_text(body.blocks)) return;
    FoundItem found;
    found.item.url = head_.page_url;
    found.item.title = title_;
    take_body(std::move(body), found.item);
    extraction.items.insert(extraction.items.begin(), std::move(found));
  }

  std::string address_of(const StructuredItem& told) const {
    return told.url.empty() ? std::string() : html::resolve_url(head_.base_url, told.url);
  }

  // What the page's data tells of an item that the page does not show as one.
  void add_told(const StructuredItem& told, Extraction& extraction) {
    FoundItem found;
    found.item.url = address_of(told);
    if (!told.is_shown()) {
      if (!found.item.url.empty()) extraction.linked.push_back({found.item.url, {}, told.title});
      return;
    }
    found.item.title = told.title;
    html::Body body = body_of_markup(told.text, head_.base_url);
    seen_.insert(told.title);
    for (const Block& block : body.blocks) seen_.insert(block.text);
    Block heading;
    heading.kind = BlockKind::Heading;
    heading.level = 2;
    heading.text = told.title;
    body.blocks.insert(body.blocks.begin(), std::move(heading));
    take_body(std::move(body), found.item);
    complete(told, found);
    found.item.truncated = !told.is_whole;
    extraction.items.push_back(std::move(found));
  }

  void complete_from_data(FoundItem& found) {
    auto told = told_by_url_.find(found.item.url);
    if (found.item.url.empty() || told == told_by_url_.end()) {
      told = told_by_title_.find(found.item.title);
      if (told == told_by_title_.end()) return;
    }
    is_card_[told->second] = true;
    complete(sources_.told[told->second], found);
  }

  // Takes from the page's data what the item does not have yet.
  void complete(const StructuredItem& told, FoundItem& found) const {
    if (!found.item.date.date && !told.published.empty()) {
      found.item.date = date_of_markup(told.published, head_.lang);
      if (found.item.date.date) found.evidence = {"json-ld", 0.9};
    }
    if (!found.item.authors.empty()) return;
    for (const std::string& author : told.authors) found.item.authors.push_back({author, {}});
  }

  void add_card(const Card& card, Extraction& extraction) {
    const std::optional<size_t> title = title_of_card(tree_, card);
    FoundItem found;
    found.item.url = std::string(address_of_card(tree_, card, title));
    if (!found.item.url.empty()) found.item.url = html::resolve_url(head_.base_url, found.item.url);
    html::Body body = bodies_.read(card);
    found.item.title = title ? tree_.elements[*title].node.text() : first_line(body.blocks);
    begin_with_title(body.blocks, found.item.title);
    std::erase_if(body.blocks, [&](const Block& block) { return reads_on(block.text, found.item.title); });
    FoundPrintedDate date = find_card_date(tree_, card, head_.lang);
    found.item.date = std::move(date.date);
    found.evidence = std::move(date.evidence);
    if (!found.item.date.date) read_group_day(card, found);
    found.item.authors = find_card_authors(tree_, card, head_.base_url);
    complete_from_data(found);
    tidy_listing_part(body.blocks, seen_);
    if (body.blocks.empty()) return;
    // A card shows the beginning of what stands at its address.
    found.item.truncated = !found.item.url.empty() && found.item.url != head_.page_url;
    take_body(std::move(body), found.item);
    if (!is_shown_again(found, extraction)) extraction.items.push_back(std::move(found));
  }

  // Pages show an item among the latest and once more in its section. What shows nothing that was not shown before but
  // a picture is no item of its own.
  bool is_shown_again(const FoundItem& found, Extraction& extraction) {
    if (!found.item.truncated) return false;
    const auto [known, added] = item_by_url_.try_emplace(found.item.url, extraction.items.size());
    if (added || !found.item.text().empty()) return false;
    FoundItem& first = extraction.items[known->second];
    if (first.item.title != found.item.title) return false;
    if (!first.item.date.date && found.item.date.date) {
      first.item.date = found.item.date;
      first.evidence = found.evidence;
    }
    return true;
  }

  void read_group_day(const Card& card, FoundItem& found) {
    found.item.date = group_days_.day_of(card);
    if (found.item.date.date) found.evidence = {"text", 0.6};
  }

  // The title of a card that marks none: what it begins with, if that is short.
  static std::string first_line(const std::vector<Block>& blocks) {
    constexpr uint32_t words_max = 30;
    const auto line =
        std::find_if(blocks.begin(), blocks.end(), [](const Block& block) { return block.kind != BlockKind::Image; });
    const bool is_title = line != blocks.end() && line->kind != BlockKind::List && count_words(line->text) <= words_max;
    return is_title ? line->text : std::string();
  }

  // "Read more: Ships wait for the lamp", "Continue reading Ships wait for the lamp"
  static bool reads_on(std::string_view text, std::string_view title) {
    if (title.empty() || text.size() <= title.size() || !text.ends_with(title)) return false;
    text.remove_suffix(title.size());
    for (const std::string_view joint : {" ", ":", " about", " on", "–", "-", "“", "\""}) {
      while (text.ends_with(joint)) text.remove_suffix(joint.size());
    }
    while (text.ends_with(' ')) text.remove_suffix(1);
    return is_control_label(text);
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
    item.lang = text::detect_language(item.title + "\n" + item.text(), head_.lang);
    const std::string declared = head_.lang.substr(0, head_.lang.find_first_of("-_"));
    if (item.lang == "und" && !declared.empty()) item.lang = declared;
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

  const ListingSources& sources_;
  const PageTree& tree_;
  const PageHead& head_;
  const std::string& title_;
  const Limits& limits_;
  BodyReader bodies_;
  GroupDays group_days_;
  std::unordered_set<std::string> seen_;                 // blocks, of the whole page
  std::unordered_map<std::string, size_t> item_by_url_;  // indexes
  std::unordered_map<std::string, size_t> told_by_url_;
  std::unordered_map<std::string, size_t> told_by_title_;
  std::vector<bool> is_card_;  // of what is told
  bool is_full_ = false;
};

}  // namespace

void read_listing_page(const ListingSources& sources, const Limits& limits, Extraction& extraction) {
  ListingReader(sources, limits).read(extraction);
}

}  // namespace strongroom::ingest::page
