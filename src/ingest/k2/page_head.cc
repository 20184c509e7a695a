// SPDX-License-Identifier: Apache-2.0
#include "ingest/k2/page_head.h"

#include <algorithm>

#include "ingest/html/url.h"
#include "ingest/k2/listing_address.h"
#include "records/address.h"
#include "text/normalise.h"

namespace strongroom::ingest::k2 {
namespace {

using html::Node;

struct Found {
  std::string_view base;
  std::string_view canonical;
  std::string_view og_url;
  std::string_view saved_from;
  std::string_view feed;
  std::string_view next;
  std::string_view previous;
};

// <!-- saved from url=(0042)https://example.org/page -->: browsers write the address's length before it.
std::string_view saved_from(std::string_view comment) {
  constexpr std::string_view mark = "saved from url=(";
  const size_t start = comment.find(mark);
  if (start == std::string_view::npos) return {};
  const size_t close = comment.find(')', start);
  if (close == std::string_view::npos) return {};
  const std::string_view url = comment.substr(close + 1);
  return url.substr(0, url.find_first_of(" \t\r\n"));
}

void look_at_link(const Node& node, Found& found) {
  const std::string_view rel = node.attribute("rel");
  const std::string_view address = node.attribute("href");
  if (rel == "canonical") found.canonical = address;
  if (rel == "next") found.next = address;
  if (rel == "prev" || rel == "previous") found.previous = address;
  if (rel == "alternate" && found.feed.empty() && address.find("format=feed") != std::string_view::npos) {
    found.feed = address;
  }
}

// One walk over the head; the body of a page does not speak for it.
Found look_around(Node root, PageHead& head) {
  Found found;
  for (Node node = root; node;) {
    const std::string_view tag = node.tag();
    if (tag == "body") break;
    if (node.is_comment() && found.saved_from.empty()) found.saved_from = saved_from(node.content());
    if (tag == "html") head.lang = std::string(node.attribute("lang").substr(0, node.attribute("lang").find('-')));
    if (tag == "base" && found.base.empty()) found.base = node.attribute("href");
    if (tag == "link") look_at_link(node, found);
    if (tag == "meta" && node.attribute("property") == "og:url") found.og_url = node.attribute("content");
    if (tag == "meta" && node.attribute("property") == "og:title") {
      head.item_title = text::clean_line(node.attribute("content"));
    }
    if (tag == "title" && node.first_child()) head.title = text::clean_line(node.first_child().content());
    node = node.next_below(root);
  }
  for (Node before = root.previous_sibling(); before && found.saved_from.empty(); before = before.previous_sibling()) {
    if (before.is_comment()) found.saved_from = saved_from(before.content());
  }
  return found;
}

std::string_view first_absolute(std::initializer_list<std::string_view> urls) {
  const auto* found = std::find_if(urls.begin(), urls.end(), html::is_absolute_url);
  return found == urls.end() ? std::string_view() : *found;
}

// Joomla writes a page's own address without its query into <base>. Other sites name their root there.
bool is_k2_address(std::string_view url) {
  return parse_listing_address(url).has_value() || !records::k2_item_number(url).empty();
}

}  // namespace

PageHead read_page_head(const html::Page& page, const Document& document) {
  PageHead head;
  const Found found = look_around(page.root(), head);
  const std::string outside = html::without_replay(std::string(first_absolute({document.url, found.saved_from})));
  head.base_url = html::resolve_url(outside, found.base);
  if (found.base.empty()) {
    head.base_url = html::without_replay(std::string(first_absolute({outside, found.canonical, found.og_url})));
  }
  if (!html::is_absolute_url(head.base_url)) head.base_url = outside;

  for (const std::string_view candidate :
       {std::string_view(document.url), found.canonical, found.og_url, found.saved_from}) {
    if (!head.page_url.empty()) break;
    // A page that was saved as it prints has the address of the page itself.
    if (!candidate.empty()) head.page_url = page_of_variant(html::resolve_url(head.base_url, candidate));
  }
  if (head.page_url.empty() && !found.feed.empty()) {
    head.page_url = page_of_variant(html::resolve_url(head.base_url, found.feed));
  }
  if (head.page_url.empty() && is_k2_address(head.base_url)) head.page_url = head.base_url;
  if (!found.next.empty()) head.next = html::resolve_url(head.base_url, found.next);
  if (!found.previous.empty()) head.previous = html::resolve_url(head.base_url, found.previous);
  return head;
}

}  // namespace strongroom::ingest::k2
