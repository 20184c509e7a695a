// SPDX-License-Identifier: Apache-2.0
#include "ingest/feed/feed.h"

#include <array>

#include "base/ascii.h"
#include "ingest/decoding.h"
#include "ingest/feed/formats.h"
#include "ingest/head.h"
#include "ingest/json/json_text.h"
#include "ingest/xml/tree.h"

namespace strongroom::ingest::feed {
namespace {

using xml::Element;
using xml::Vocabulary;

constexpr std::array<std::string_view, 2> never_nested = {"item", "entry"};

// The offset of the feed's first tag, behind whatever a broken server printed before it; npos for no feed.
size_t find_feed_tag(std::string_view head) {
  const std::string lowered = ascii_lower(head);
  for (const std::string_view tag : {"<rss", "<rdf:rdf", "<feed", "<atom:feed", "<atom10:feed"}) {
    const size_t at = lowered.find(tag);
    if (at == std::string::npos) continue;
    const size_t end = at + tag.size();
    if (end < lowered.size() && std::string_view(" \t\r\n>").find(lowered[end]) != std::string_view::npos) return at;
  }
  return std::string::npos;
}

bool is_json_feed(std::string_view head) {
  const size_t start = head.find_first_not_of(" \t\r\n");
  if (start == std::string_view::npos || head[start] != '{') return false;
  if (contains_any(head, {"jsonfeed.org/version"})) return true;
  return contains_any(head, {"\"items\""}) &&
         contains_any(head, {"\"feed_url\"", "\"home_page_url\"", "\"content_text\"", "\"content_html\""});
}

bool is_rdf_of_a_feed(std::string_view head) {
  return contains_any(head, {"purl.org/rss/", "netscape.com/rdf", "<channel", "<item"});
}

Element feed_in(const xml::Tree& tree) {
  const auto is_feed = [](Element element) {
    return element.is(Vocabulary::Any, "rss") || element.is(Vocabulary::Any, "rdf") ||
           element.is(Vocabulary::Any, "feed") || element.is(Vocabulary::Plain, "channel");
  };
  for (Element top = tree.root(); top; top = top.next_sibling()) {
    for (Element element = top; element; element = element.next_below(top)) {
      if (is_feed(element)) return element;
    }
  }
  return {};
}

void read_xml_feed(std::string utf8, const Document& document, const Limits& limits, Extraction& extraction) {
  const xml::Tree tree = xml::Tree::parse(std::move(utf8), {limits.depth_max, never_nested});
  const Element root = feed_in(tree);
  if (root.is(Vocabulary::Any, "feed"))
    read_atom(root, document, limits, extraction);
  else if (root)
    read_rss(root, document, limits, extraction);
  extraction.faults.insert(extraction.faults.end(), tree.faults().begin(), tree.faults().end());
}

}  // namespace

int recognises(const Document& document) {
  const Head opening(document);
  if (opening.is_page()) return 0;
  const std::string_view head = opening.text();
  if (is_json_feed(head)) return 95;
  const std::string root = ascii_lower(xml::root_name(head));
  if (root == "rss" || root == "feed" || root == "atom:feed" || root == "channel") return 95;
  if (root == "rdf:rdf" || root == "rdf") return is_rdf_of_a_feed(head) ? 95 : 0;
  if (root == "html") return 0;
  // Something stands before the feed: a warning of PHP, a line of log.
  const size_t tag = find_feed_tag(head.substr(0, 8 << 10));
  return tag != std::string::npos && contains_any(head.substr(tag), {"<channel", "<item", "<entry", "xmlns"}) ? 85 : 0;
}

Extraction read(const Document& document, const Limits& limits) {
  Extraction extraction;
  extraction.reader = "feed";
  records::Listing& listing = extraction.listings.emplace_back();
  listing.filter.kind = records::FilterKind::Latest;
  listing.url = document.url;
  const Head opening(document);
  const std::string_view head = opening.text();
  std::string utf8 = decode_document(document, declared_charset_of(document.bytes), extraction.faults);
  if (is_json_feed(head)) {
    JsonText json = read_json(utf8);
    if (json.fault) extraction.faults.push_back(*json.fault);
    read_json_feed(json.value, document, limits, extraction);
  } else {
    read_xml_feed(std::move(utf8), document, limits, extraction);
  }
  extraction.listings.back().items = static_cast<uint32_t>(extraction.items.size());
  return extraction;
}

void add_item(FoundItem item, const Limits& limits, Extraction& extraction) {
  const records::Item& found = item.item;
  const bool says_something = !found.title.empty() || !found.url.empty() || !found.blocks.empty() ||
                              !found.source_id.empty() || found.date.date || !found.images.empty() ||
                              !found.attachments.empty() || !found.fields.empty() || !found.authors.empty() ||
                              !found.categories.empty() || !found.tags.empty() || !found.source_credit.empty();
  if (!says_something) return;
  extraction.items.push_back(std::move(item));
  if (extraction.items.size() == limits.items_max) {
    extraction.faults.push_back(
        {ErrorCode::LimitExceeded, "there are more items than are read from one document", {}, {}});
  }
}

}  // namespace strongroom::ingest::feed
