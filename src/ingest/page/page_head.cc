// SPDX-License-Identifier: Apache-2.0
#include "ingest/page/page_head.h"

#include "base/ascii.h"
#include "ingest/html/url.h"
#include "text/normalise.h"

namespace strongroom::ingest::page {
namespace {

using html::Node;

struct Addresses {
  std::string_view base;
  std::string_view canonical;
  std::string_view saved_from;
};

// <!-- saved from url=(0042)https://example.org/page -->: browsers write the address's length before it.
std::string_view saved_from(std::string_view comment) {
  constexpr std::string_view mark = "saved from url=(";
  const size_t start = comment.find(mark);
  const size_t close = start == std::string_view::npos ? start : comment.find(')', start);
  if (close == std::string_view::npos) return {};
  const std::string_view url = comment.substr(close + 1);
  return url.substr(0, url.find_first_of(" \t\r\n"));
}

void look_at_link(const Node& node, Addresses& found, PageHead& head) {
  const std::string_view rel = node.attribute("rel");
  if (rel == "canonical") found.canonical = node.attribute("href");
  if (rel == "next") head.next = node.attribute("href");
  if (rel == "prev" || rel == "previous") head.previous = node.attribute("href");
}

void look_at_meta(const Node& node, PageHead& head) {
  constexpr size_t names_max = 500;
  const std::string_view content = node.attribute("content");
  if (content.empty() || head.meta.size() >= names_max) return;
  for (const char* attribute : {"property", "name", "itemprop"}) {
    const std::string_view name = node.attribute(attribute);
    if (!name.empty()) head.meta[ascii_lower(name)].push_back(content);
  }
}

void look_at(const Node& node, Addresses& found, PageHead& head) {
  const std::string_view tag = node.tag();
  if (node.is_comment()) {
    if (found.saved_from.empty()) found.saved_from = saved_from(node.content());
  } else if (tag == "html") {
    head.lang = std::string(node.attribute("lang"));
  } else if (tag == "base") {
    if (found.base.empty()) found.base = node.attribute("href");
  } else if (tag == "link") {
    look_at_link(node, found, head);
  } else if (tag == "meta") {
    look_at_meta(node, head);
  } else if (tag == "script") {
    if (node.attribute("type") == "application/ld+json") head.json_ld.push_back(node.first_child().content());
  } else if (tag == "title") {
    if (head.title.empty()) head.title = text::clean_line(node.first_child().content());
  }
}

}  // namespace

std::string_view PageHead::first_meta(std::string_view name) const {
  const auto found = meta.find(std::string(name));
  if (found == meta.end()) return {};
  for (const std::string_view value : found->second) {
    if (value.find_first_not_of(" \t\r\n") != std::string_view::npos) return value;
  }
  return {};
}

PageHead read_page_head(const html::Page& page, const Document& document) {
  PageHead head;
  Addresses found;
  const Node root = page.root();
  for (Node before = root.previous_sibling(); before; before = before.previous_sibling()) look_at(before, found, head);
  for (Node node = root; node; node = node.next_below(root)) look_at(node, found, head);

  const std::string_view outside = document.url.empty() ? found.saved_from : std::string_view(document.url);
  const std::string_view og_url = head.first_meta("og:url");
  head.base_url = html::resolve_url(outside, found.base);
  for (const std::string_view candidate : {outside, found.canonical, og_url}) {
    if (!html::is_absolute_url(head.base_url)) head.base_url = candidate;
  }
  if (!html::is_absolute_url(head.base_url)) head.base_url.clear();
  for (const std::string_view candidate : {outside, found.canonical, og_url}) {
    if (head.page_url.empty() && !candidate.empty()) head.page_url = html::resolve_url(head.base_url, candidate);
  }
  if (!head.next.empty()) head.next = html::resolve_url(head.base_url, head.next);
  if (!head.previous.empty()) head.previous = html::resolve_url(head.base_url, head.previous);
  return head;
}

}  // namespace strongroom::ingest::page
