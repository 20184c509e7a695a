// SPDX-License-Identifier: Apache-2.0
#include "text/xml_writer.h"
#include "web/feeds/feed.h"

namespace strongroom::web {

namespace {

void print_link(text::XmlWriter& xml, std::string_view relation, const std::string& url) {
  if (!url.empty()) xml.empty("atom:link", {{"rel", relation}, {"type", "application/rss+xml"}, {"href", url}});
}

void print_item(text::XmlWriter& xml, const FeedEntry& entry) {
  xml.open("item");
  xml.element("title", entry.title).element("link", entry.url);
  xml.element("guid", entry.id, {{"isPermaLink", "false"}});
  // RSS asks for RFC 822 dates; an HTTP date is one.
  if (entry.published) xml.element("pubDate", entry.published->http_date());
  xml.element("atom:updated", entry.updated.rfc3339());
  for (const std::string& author : entry.authors) xml.element("dc:creator", author);
  if (!entry.lang.empty()) xml.element("dc:language", entry.lang);
  for (const std::string& category : entry.categories) xml.element("category", category);
  xml.element("description", entry.summary.empty() ? entry.title : entry.summary);
  xml.element("content:encoded", entry.html);
  // One an item is what programs expect; its page names the others. A length that nobody knows is 0:
  // https://www.rssboard.org/rss-profile#element-channel-item-enclosure
  if (!entry.enclosures.empty()) {
    const FeedEnclosure& file = entry.enclosures.front();
    xml.empty("enclosure", {{"url", file.url}, {"length", "0"}, {"type", file.type}});
  }
  xml.close();
}

}  // namespace

std::string print_rss(const Feed& feed) {
  text::XmlWriter xml;
  xml.open("rss", {{"version", "2.0"},
                   {"xmlns:atom", "http://www.w3.org/2005/Atom"},
                   {"xmlns:content", "http://purl.org/rss/1.0/modules/content/"},
                   {"xmlns:dc", "http://purl.org/dc/elements/1.1/"},
                   {"xmlns:fh", "http://purl.org/syndication/history/1.0"}});
  xml.open("channel");
  xml.element("title", feed.title).element("link", feed.page_url);
  xml.element("description", feed.description.empty() ? feed.title : feed.description);
  xml.element("language", feed.lang).element("lastBuildDate", feed.updated.http_date());
  print_link(xml, "self", feed.self_url);
  if (feed.is_archive) xml.empty("fh:archive");
  if (feed.is_archive) print_link(xml, "current", feed.current_url);
  print_link(xml, "prev-archive", feed.older_url);
  print_link(xml, "next-archive", feed.newer_url);
  for (const FeedEntry& entry : feed.entries) print_item(xml, entry);
  return xml.finish();
}

}  // namespace strongroom::web
