// SPDX-License-Identifier: Apache-2.0
#include "ingest/page/page.h"

#include <algorithm>
#include <functional>

#include "ingest/bare_dates.h"
#include "ingest/html/open_page.h"
#include "ingest/html/url.h"
#include "ingest/page/body.h"
#include "ingest/page/byline.h"
#include "ingest/page/cards.h"
#include "ingest/page/listing_reader.h"
#include "ingest/page/main_part.h"
#include "ingest/page/page_head.h"
#include "ingest/page/page_kind.h"
#include "ingest/page/structured_data.h"
#include "ingest/page/title.h"
#include "ingest/source_credit.h"
#include "text/language.h"
#include "text/normalise.h"

namespace strongroom::ingest::page {
namespace {

void add_categories(const PageHead& head, const StructuredData& data, records::Item& item) {
  constexpr size_t terms_max = 50;
  const auto add = [](std::vector<records::Term>& terms, std::string_view name) {
    std::string line = text::clean_line(name);
    const bool known = std::any_of(terms.begin(), terms.end(), [&](const auto& term) { return term.name == line; });
    if (!line.empty() && !known && terms.size() < terms_max) terms.push_back({std::move(line), {}});
  };
  add(item.categories, data.section);
  add(item.categories, head.first_meta("article:section"));
  const auto tags = head.meta.find("article:tag");
  if (tags != head.meta.end()) {
    for (const std::string_view tag : tags->second) add(item.tags, tag);
  }
  for (const std::string& keyword : data.keywords) add(item.tags, keyword);
}

std::string primary_subtag(std::string_view lang) { return std::string(lang.substr(0, lang.find_first_of("-_"))); }

// The picture that the page shows where it is shared stands before those within the text.
void add_lead_image(const PageHead& head, records::Item& item) {
  const std::string_view address = head.first_meta("og:image");
  if (html::is_dead_link(address)) return;
  std::string url = html::resolve_url(head.base_url, address);
  const bool known = std::any_of(item.images.begin(), item.images.end(),
                                 [&](const records::Image& image) { return image.url == url; });
  if (!known)
    item.images.insert(item.images.begin(),
                       {std::move(url), text::clean_line(head.first_meta("og:image:alt")), {}, {}});
}

void read_article(const PageTree& tree, size_t main_part, const std::vector<ChromeSign>& signs, const PageHead& head,
                  const StructuredData& data, const PageTitle& title, std::string_view source, Extraction& extraction) {
  html::Body body = BodyReader(tree, head.base_url).read(main_part);
  FoundItem found;
  records::Item& item = found.item;
  item.url = head.page_url;
  item.title = title.text;
  item.blocks = std::move(body.blocks);
  item.images = std::move(body.images);
  const BylineSources sources{tree, signs, head, data, source, title.element.value_or(main_part), main_part};
  FoundPrintedDate date = find_date(sources);
  item.date = std::move(date.date);
  tidy_article(item.blocks, item.title, item.date.verbatim);
  found.evidence = std::move(date.evidence);
  item.authors = find_authors(sources);
  add_categories(head, data, item);
  add_lead_image(head, item);
  item.source_credit = find_source_credit(item.blocks);
  item.lang = text::detect_language(item.title + "\n" + item.text(), head.lang);
  if (item.lang == "und" && !head.lang.empty()) item.lang = primary_subtag(head.lang);
  if (!item.title.empty() || !item.blocks.empty()) extraction.items.push_back(std::move(found));
}

// A list that shows far less than an article's text on the same page is the page's furniture.
bool outweighs(const PageTree& listing, const PageTree& article) {
  if (listing.elements.empty()) return false;
  const Element& list = listing.elements[find_main_part(listing, PageKind::Listing)];
  const Element& text = article.elements[find_main_part(article, PageKind::Article)];
  return 2 * list.words >= text.prose;
}

// Whether the cards are what the page is about; else it is one text, read whole.
bool make_up(const PageTree& tree, size_t list, const std::vector<Card>& cards) {
  constexpr double share_min = 0.3;  // measured (docs/rescue.md)
  uint32_t words = 0;
  for (const Card& card : cards) words += card.words;
  return cards.size() >= 2 && words >= share_min * tree.elements[list].words;
}

// The cards that are seen, or those that microdata marks where these are more; none where the page is rather one text.
std::vector<Card> cards_of(const PageTree& tree, size_t list, std::string_view lang) {
  std::vector<Card> cards = find_cards(tree, list, lang);
  if (!make_up(tree, list, cards)) cards.clear();
  std::vector<Card> marked = find_microdata_cards(tree, list);
  return marked.size() > cards.size() ? marked : cards;
}

// Whether most of the text is in items of several days, so that the page lists them, whatever else it looks like.
bool is_chronicle(const PageTree& tree, size_t list, const std::vector<Card>& cards) {
  constexpr size_t dated_min = 3;
  constexpr double share_min = 0.6;
  uint32_t words = 0;
  for (const Card& card : cards) words += card.is_dated ? card.words : 0;
  const auto dated = std::count_if(cards.begin(), cards.end(), std::mem_fn(&Card::is_dated));
  return static_cast<size_t>(dated) >= dated_min && words >= share_min * tree.elements[list].words;
}

// Whether the page's data lists enough to make it a listing without a card.
bool is_told(const StructuredData& data) {
  return std::count_if(data.items.begin(), data.items.end(), std::mem_fn(&StructuredItem::is_shown)) >= 3;
}

// A page without a body element is read from its root.
html::Node body_of(const html::Page& page) {
  for (html::Node node = page.root().first_child(); node; node = node.next_sibling()) {
    if (node.tag() == "body") return node;
  }
  return page.root();
}

bool holds_any(std::string_view text, std::initializer_list<std::string_view> marks) {
  return std::any_of(marks.begin(), marks.end(),
                     [&](std::string_view mark) { return text.find(mark) != std::string_view::npos; });
}

}  // namespace

int recognises(const Document& document) {
  constexpr size_t sample_bytes = 64u << 10;
  const std::string_view sample = document.bytes.substr(0, sample_bytes);
  const size_t start = sample.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (document.media_type.starts_with("text/html") || document.media_type.starts_with("application/xhtml")) return 40;
  if (start == std::string_view::npos || sample[start] != '<') return 0;
  const bool is_html = holds_any(sample, {"<html", "<HTML", "<!DOCTYPE html", "<!doctype html", "<!DOCTYPE HTML",
                                          "<body", "<head", "<article", "<div", "<p>", "<p "});
  return is_html ? 40 : 0;
}

Extraction read(const Document& document, const Limits& limits) {
  Extraction extraction;
  extraction.reader = "page";
  const html::Page page = html::open_page(document, extraction.faults);
  const PageHead head = read_page_head(page, document);
  const StructuredData data = read_structured_data(head.json_ld);
  PageTree tree = PageTree::of(body_of(page));
  if (tree.elements.empty()) {
    extraction.faults.push_back({ErrorCode::Malformed, "the page holds no element that shows text", {}, 0});
    return extraction;
  }
  const std::vector<ChromeSign> signs = chrome_signs(tree);
  const PageTitle title = choose_title(tree, head, data);
  PageTree as_article = tree;
  mark_chrome(tree, signs, PageKind::Listing);
  mark_chrome(as_article, signs, PageKind::Article);
  const size_t list = find_main_part(tree, PageKind::Listing);
  const bool looks_like_article = tell_page_kind(tree, head, data) == PageKind::Article;
  const std::vector<Card> cards =
      looks_like_article && data.is_article ? std::vector<Card>() : cards_of(tree, list, head.lang);
  const bool is_article = looks_like_article && !is_chronicle(tree, list, cards);
  if (is_article || !outweighs(tree, as_article)) {
    const size_t main_part = find_main_part(as_article, PageKind::Article);
    read_article(as_article, main_part, signs, head, data, title, page.source(), extraction);
  } else if (!cards.empty() || is_told(data)) {
    read_listing_page({tree, list, cards, data.items, head, title.text}, limits, extraction);
  } else {
    read_article(tree, list, signs, head, data, title, page.source(), extraction);
  }
  const bool lists_nothing = extraction.listings.empty() || extraction.listings[0].heading.empty();
  if (extraction.items.empty() && lists_nothing) {
    extraction.listings.clear();
    extraction.faults.push_back({ErrorCode::Malformed, "the page shows no text", {}, 0});
  }
  leave_out_bare_dates(extraction);
  return extraction;
}

}  // namespace strongroom::ingest::page
